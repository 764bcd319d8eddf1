package fathom.evaluate.dataset;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of pairs: a CSV file with the header image,depth (and mask, if there are masks) and paths
 * relative to it. Fields may stand in double quotes.
 */
final class IndexFile {
    private IndexFile() {}

    static Dataset read(Path file, DatasetOptions options) throws UserFacingException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException notText) {
            throw bad(file, "it is no UTF-8 text", notText);
        } catch (IOException unreadable) {
            throw bad(file, String.valueOf(unreadable.getMessage()), unreadable);
        }
        lines = lines.stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) throw bad(file, "it is empty", null);
        List<String> header =
                fields(lines.getFirst().replace("\uFEFF", "")).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        int image = header.indexOf("image");
        int depth = header.indexOf("depth");
        int mask = header.indexOf("mask");
        if (image < 0 || depth < 0) {
            throw bad(file, "its header is '%s'".formatted(lines.getFirst()), null);
        }
        Path parent = file.toAbsolutePath().getParent();
        var examples = new ArrayList<FileExample>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            if (fields.size() <= Math.max(image, depth)) {
                throw bad(file, "the line '%s' has too few fields".formatted(line), null);
            }
            boolean masked = mask >= 0 && mask < fields.size() && !fields.get(mask).isEmpty();
            examples.add(
                    new FileExample(
                            fields.get(image),
                            resolve(parent, fields.get(image)),
                            resolve(parent, fields.get(depth)),
                            masked ? resolve(parent, fields.get(mask)) : null,
                            options));
        }
        if (examples.isEmpty()) throw bad(file, "it lists no image", null);
        return new FileDataset("a table of pairs", examples, List.of());
    }

    private static Path resolve(@Nullable Path parent, String path) {
        return parent == null ? Path.of(path) : parent.resolve(path);
    }

    /** The fields of a line of CSV, which cannot contain line breaks here. */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (twice) field.append(line.charAt(i++));
                else quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private static UserFacingException bad(Path file, String reason, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "The table '%s' cannot be used: %s.".formatted(file, reason),
                "Give a CSV file with the header image,depth and paths relative to the file.",
                cause);
    }
}
