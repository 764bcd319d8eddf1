package fathom.evaluate.report;

import fathom.evaluate.Metric;
import fathom.evaluate.run.Standing;
import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table that papers print: one row a network, the best of each column bold. */
public final class LatexRows {
    private static final List<Metric> COLUMNS =
            List.of(
                    Metric.ABS_REL,
                    Metric.SQ_REL,
                    Metric.RMSE,
                    Metric.RMSE_LOG,
                    Metric.LOG10,
                    Metric.SILOG,
                    Metric.DELTA_1,
                    Metric.DELTA_2,
                    Metric.DELTA_3);

    private LatexRows() {}

    public static void write(List<Standing> standings, Path target, boolean overwrite)
            throws UserFacingException {
        String text = String.join("\n", of(standings)) + "\n";
        AtomicFiles.write(
                target,
                overwrite,
                file -> {
                    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    /** Lines for a tabular environment with a column for the name and one for each metric. */
    public static List<String> of(List<Standing> standings) {
        var lines = new ArrayList<String>();
        lines.add(
                "Method & "
                        + COLUMNS.stream()
                                .map(LatexRows::heading)
                                .collect(Collectors.joining(" & "))
                        + " \\\\");
        lines.add("\\hline");
        for (Standing standing : standings) {
            var cells = new ArrayList<String>(List.of(escaped(standing.contender().name())));
            for (Metric metric : COLUMNS) cells.add(cell(standing, metric, standings));
            lines.add(String.join(" & ", cells) + " \\\\");
        }
        return lines;
    }

    private static String heading(Metric metric) {
        return metric.id() + (metric.largerIsBetter() ? "$\\uparrow$" : "$\\downarrow$");
    }

    private static String cell(Standing standing, Metric metric, List<Standing> all) {
        double value = standing.mean(metric);
        if (!Double.isFinite(value)) return "--";
        String text = String.format(Locale.ROOT, metric == Metric.SILOG ? "%.2f" : "%.3f", value);
        boolean best =
                all.stream()
                        .mapToDouble(other -> other.mean(metric))
                        .filter(Double::isFinite)
                        .noneMatch(
                                other -> metric.largerIsBetter() ? other > value : other < value);
        return best && all.size() > 1 ? "\\textbf{" + text + "}" : text;
    }

    /** As LaTeX prints it in its usual encoding of fonts; control characters become spaces. */
    private static String escaped(String name) {
        var text = new StringBuilder();
        // The end of the row before takes a star or a bracket for its argument.
        if (name.startsWith("*") || name.startsWith("[")) text.append("{}");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').append(c);
                case '\\' -> text.append("\\textbackslash{}");
                case '~' -> text.append("\\textasciitilde{}");
                case '^' -> text.append("\\textasciicircum{}");
                case '<' -> text.append("\\textless{}");
                case '>' -> text.append("\\textgreater{}");
                case '|' -> text.append("\\textbar{}");
                default -> text.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return text.toString();
    }
}
