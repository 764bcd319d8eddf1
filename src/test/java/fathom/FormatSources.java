package fathom;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project's one format, google-java-format in AOSP style; the main method rewrites every source
 * file in it.
 */
final class FormatSources {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.AOSP;

    private FormatSources() {}

    static List<Path> allSources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    static String formatted(String source) throws FormatterException {
        var options = JavaFormatterOptions.builder().style(STYLE).build();
        String clean =
                ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(source), STYLE);
        return new Formatter(options).formatSource(clean);
    }

    public static void main(String[] args) throws IOException, FormatterException {
        for (var file : allSources()) {
            String source = Files.readString(file);
            String formatted = formatted(source);
            if (!formatted.equals(source)) Files.writeString(file, formatted);
        }
    }
}
