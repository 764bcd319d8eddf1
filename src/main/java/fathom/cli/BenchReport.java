package fathom.cli;

import fathom.image.Photo;
import fathom.pipeline.BenchRun;
import fathom.pipeline.Spread;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What was measured: a table for people, a document for programs. */
final class BenchReport {
    private static final double MEBIBYTE = 1 << 20;

    private final Map<String, Object> circumstances = new LinkedHashMap<>();
    private final String summary;
    private final TextTable table =
            new TextTable(
                    "MODEL",
                    "INPUT",
                    "LOAD",
                    "FIRST",
                    "PREPROCESS",
                    "RUN",
                    "POSTPROCESS",
                    "TOTAL",
                    "MEMORY");
    private final List<Map<String, Object>> results = new ArrayList<>();

    BenchReport(Path image, Photo photo, int runs, int threads, Map<String, String> versions) {
        circumstances.put("image", image.toString());
        circumstances.put("width", photo.width());
        circumstances.put("height", photo.height());
        circumstances.put("runs", runs);
        circumstances.put("threads", threads);
        circumstances.put("processors", Runtime.getRuntime().availableProcessors());
        circumstances.put("system", System.getProperty("os.name") + " " + architecture());
        circumstances.put("versions", versions);
        summary =
                "%s, %d×%d pixels, %s, %s: milliseconds, median (quartiles) of %s."
                        .formatted(
                                image.getFileName(),
                                photo.width(),
                                photo.height(),
                                Count.of(threads, "thread"),
                                "ONNX Runtime " + versions.get("ONNX Runtime"),
                                Count.of(runs, "run"));
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    void add(BenchRun.Result result) {
        table.add(
                result.request().card().id(),
                result.input().width() + "×" + result.input().height(),
                number(result.load()),
                number(result.first()),
                words(result.preprocess()),
                words(result.inference()),
                words(result.postprocess()),
                words(result.total()),
                megabytes(result.memory().peakResident()));
        results.add(facts(result));
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(summary);
        lines.addAll(table.lines());
        return lines;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<>(circumstances);
        document.put("results", results);
        return document;
    }

    private static Map<String, Object> facts(BenchRun.Result result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("model", result.request().card().id());
        facts.put("inputSize", result.input());
        facts.put("loadMs", result.load());
        facts.put("firstMs", result.first());
        facts.put("warmUpRuns", result.warmUps());
        facts.put("preprocess", result.preprocess());
        facts.put("inference", result.inference());
        facts.put("postprocess", result.postprocess());
        facts.put("total", result.total());
        var memory = new LinkedHashMap<String, Object>();
        result.memory().resident().ifPresent(bytes -> memory.put("residentBytes", bytes));
        result.memory().peakResident().ifPresent(bytes -> memory.put("peakResidentBytes", bytes));
        memory.put("heapBytes", result.memory().heap());
        facts.put("memory", memory);
        return facts;
    }

    private static String words(Spread spread) {
        return "%s (%s–%s)"
                .formatted(
                        number(spread.medianMs()), number(spread.lowMs()), number(spread.highMs()));
    }

    /** Three digits are more than such measurements repeat. */
    private static String number(double ms) {
        return String.format(Locale.ROOT, ms < 10 ? "%.2f" : ms < 100 ? "%.1f" : "%.0f", ms);
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? "%.0f MiB".formatted(bytes.getAsLong() / MEBIBYTE) : "unknown";
    }
}
