package fathom.export.sheet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sheet is written as. Vector formats keep words, frames and marks as outlines. */
public enum SheetFormat {
    PNG,
    SVG,
    PDF;

    /** The ending of file names and the word of settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By a file name's ending; empty for any other. */
    public static Optional<SheetFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.id()))
                .findFirst();
    }
}
