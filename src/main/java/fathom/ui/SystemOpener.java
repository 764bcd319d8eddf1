package fathom.ui;

import fathom.ui.text.Messages;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands a file to the system, and says so when the system cannot take it. */
record SystemOpener(Consumer<Path> system, Consumer<String> warn) implements Consumer<Path> {
    @Override
    public void accept(Path file) {
        try {
            system.accept(file);
        } catch (UncheckedIOException e) {
            warn.accept(Messages.text("notice.cannot.open", file));
        }
    }
}
