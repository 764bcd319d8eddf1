package fathom.cli;

import fathom.inference.tuning.TuningReport;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What tuning found out, in words and as JSON. */
final class TuningWords {
    private TuningWords() {}

    /** One line. */
    static String line(TuningReport report) {
        return switch (report.verdict()) {
            case FASTER ->
                    String.format(
                            Locale.ROOT,
                            "takes %.2f times as long as the published graph (at %dx%d) and %.2f"
                                    + " times as long to load, differs by %s of the range",
                            report.ratio(),
                            report.width(),
                            report.height(),
                            report.tunedLoadMs() / report.originalLoadMs(),
                            share(report.deviation()));
            case NOT_FASTER -> "no faster on this machine; the published graph is run";
            case DIFFERENT ->
                    "differs by %s of the range; the published graph is run"
                            .formatted(share(report.deviation()));
            case CANNOT_BE_RUN -> "this graph cannot be made faster; the published graph is run";
        };
    }

    /** One line about the fast variant. */
    static String fastLine(TuningReport report) {
        return switch (report.verdict()) {
            case FASTER ->
                    String.format(
                            Locale.ROOT,
                            "takes %.2f times as long as the exact graph (at %dx%d), differs by %s"
                                    + " of the range",
                            report.ratio(),
                            report.width(),
                            report.height(),
                            share(report.deviation()));
            case NOT_FASTER ->
                    String.format(
                            Locale.ROOT,
                            "refused, takes %.2f times as long as the exact graph, which is too"
                                    + " little gain for less exactness",
                            report.ratio());
            case DIFFERENT ->
                    "refused, differs by %s of the range".formatted(share(report.deviation()));
            case CANNOT_BE_RUN ->
                    "there is none: an eight-bit form of this graph cannot be made or run here";
        };
    }

    /** A share of the depth's range. */
    static String share(double share) {
        if (share == 0) return "nothing";
        return share < 1e-3
                ? String.format(Locale.ROOT, "%.1g", share)
                : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static Map<String, Object> facts(TuningReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("accepted", report.accepted());
        facts.put("ratio", report.ratio());
        facts.put("deviation", report.deviation());
        facts.put("publishedMs", report.originalMs());
        facts.put("tunedMs", report.tunedMs());
        facts.put("publishedLoadMs", report.originalLoadMs());
        facts.put("tunedLoadMs", report.tunedLoadMs());
        facts.put("inputWidth", report.width());
        facts.put("inputHeight", report.height());
        facts.put("rewrites", report.rewrites());
        facts.put("memoryPattern", report.memoryPattern());
        facts.put("runtime", report.runtime());
        return facts;
    }
}
