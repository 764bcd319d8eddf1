package fathom.evaluate.report;

import fathom.evaluate.Metric;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;
import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row for each image and network, then a row "mean" for each network. Numbers have all their
 * digits; what has no value is empty.
 */
public final class CsvReport {
    private CsvReport() {}

    public static void write(Report report, Path target, boolean overwrite)
            throws UserFacingException {
        AtomicFiles.write(target, overwrite, file -> write(report, file));
    }

    private static void write(Report report, FileChannel file) throws IOException {
        var header = new ArrayList<String>(List.of("image", "model"));
        Arrays.stream(Metric.values()).map(Metric::id).forEach(header::add);
        header.addAll(List.of("valid_pixels", "scale", "shift", "ms"));
        put(file, header);
        for (Standing standing : report.standings()) {
            for (Outcome.Scored score : standing.scored()) put(file, row(score));
        }
        for (Standing standing : report.standings()) put(file, means(standing));
    }

    private static List<String> row(Outcome.Scored score) {
        var row = new ArrayList<String>(List.of(score.image(), score.model()));
        for (Metric metric : Metric.values()) row.add(number(score.values().get(metric)));
        row.add(Long.toString(score.validPixels()));
        row.add(number(score.scale()));
        row.add(number(score.shift()));
        row.add(number(score.milliseconds()));
        return row;
    }

    private static List<String> means(Standing standing) {
        var row = new ArrayList<String>(List.of("mean", standing.contender().id()));
        for (Metric metric : Metric.values()) row.add(number(standing.mean(metric)));
        row.add(
                number(
                        standing.scored().stream()
                                .mapToLong(Outcome.Scored::validPixels)
                                .average()
                                .orElse(Double.NaN)));
        row.add("");
        row.add("");
        row.add(
                number(
                        standing.scored().stream()
                                .mapToDouble(Outcome.Scored::milliseconds)
                                .average()
                                .orElse(Double.NaN)));
        return row;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static void put(FileChannel file, List<String> fields) throws IOException {
        String line = String.join(",", fields.stream().map(CsvReport::quoted).toList()) + "\n";
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) file.write(bytes);
    }

    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
