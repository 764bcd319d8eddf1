package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;

class SystemOpenerTest {
    private final ArrayList<String> warnings = new ArrayList<>();

    @Test
    void aFileThatTheSystemCannotOpenIsNamed() {
        var opener =
                new SystemOpener(
                        _ -> {
                            throw new UncheckedIOException(new IOException("no such program"));
                        },
                        warnings::add);

        opener.accept(Path.of("report.html"));

        assertThat(warnings).singleElement().asString().contains("report.html");
    }

    @Test
    void nothingIsSaidOfAFileThatOpens() {
        var opened = new ArrayList<Path>();

        new SystemOpener(opened::add, warnings::add).accept(Path.of("report.html"));

        assertThat(opened).containsExactly(Path.of("report.html"));
        assertThat(warnings).isEmpty();
    }
}
