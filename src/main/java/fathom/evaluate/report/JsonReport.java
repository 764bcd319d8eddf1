package fathom.evaluate.report;

import fathom.evaluate.Interval;
import fathom.evaluate.Metric;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as a tree for JSON: every number with the model, formula and alignment it rests on. */
public final class JsonReport {
    private JsonReport() {}

    public static Map<String, Object> of(Report report) {
        var document = new LinkedHashMap<String, Object>(report.facts());
        document.put("images", report.images());
        document.put("notes", report.notes());
        document.put("formulas", formulas());
        document.put("models", report.standings().stream().map(JsonReport::model).toList());
        document.put("comparisons", comparisons(report));
        document.put("skipped", skipped(report));
        document.put("results", results(report));
        return document;
    }

    private static Map<String, Object> formulas() {
        var formulas = new LinkedHashMap<String, Object>();
        for (Metric metric : Metric.values()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("formula", metric.formula());
            facts.put("source", metric.source());
            facts.put("largerIsBetter", metric.largerIsBetter());
            formulas.put(metric.id(), facts);
        }
        return formulas;
    }

    private static Map<String, Object> model(Standing standing) {
        var contender = standing.contender();
        var protocol = contender.settings().protocol();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("model", contender.id());
        facts.put("name", contender.name());
        facts.put("kind", contender.kind().id());
        facts.putAll(contender.provenance());
        facts.put("protocol", protocol.id());
        facts.put("protocolSource", protocol.source());
        facts.put("minDepthM", protocol.minDepthM());
        facts.put("maxDepthM", protocol.maxDepthM());
        facts.put("crop", protocol.crop().id());
        facts.put("kbCrop", protocol.kbCrop());
        facts.put("alignment", contender.settings().alignment().id());
        facts.put("estimator", contender.settings().estimator().id());
        facts.put("scored", standing.scored().size());
        facts.put("skipped", standing.skipped().size());
        facts.put("medianMs", finite(standing.medianMs()));
        facts.put("peakResidentMb", finite(standing.peakMb()));
        var means = new LinkedHashMap<String, Object>();
        var intervals = new LinkedHashMap<String, Object>();
        for (Metric metric : Metric.values()) {
            means.put(metric.id(), finite(standing.mean(metric)));
            intervals.put(metric.id(), interval(standing.intervals().get(metric)));
        }
        facts.put("mean", means);
        facts.put("interval95", intervals);
        return facts;
    }

    private static @Nullable List<Double> interval(@Nullable Interval interval) {
        if (interval == null || !Double.isFinite(interval.low())) return null;
        return List.of(interval.low(), interval.high());
    }

    private static List<Map<String, Object>> comparisons(Report report) {
        var list = new ArrayList<Map<String, Object>>();
        for (Report.Comparison comparison : report.comparisons()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("first", comparison.first());
            facts.put("second", comparison.second());
            facts.put("metric", comparison.metric().id());
            facts.put("images", comparison.test().images());
            facts.put("meanDifference", finite(comparison.test().meanDifference()));
            facts.put("pValue", finite(comparison.test().pValue()));
            facts.put("test", "paired sign-flip permutation, two-sided");
            list.add(facts);
        }
        return list;
    }

    private static List<Map<String, Object>> skipped(Report report) {
        var list = new ArrayList<Map<String, Object>>();
        report.skipped()
                .forEach(
                        (image, reason) -> {
                            var facts = new LinkedHashMap<String, Object>();
                            facts.put("image", image);
                            facts.put("reason", reason);
                            list.add(facts);
                        });
        return list;
    }

    private static List<Map<String, Object>> results(Report report) {
        var list = new ArrayList<Map<String, Object>>();
        for (Standing standing : report.standings()) {
            for (Outcome.Scored score : standing.scored()) {
                var facts = new LinkedHashMap<String, Object>();
                facts.put("image", score.image());
                facts.put("model", score.model());
                facts.putAll(score.values().byId());
                facts.put("validPixels", score.validPixels());
                facts.put("scale", score.scale());
                facts.put("shift", score.shift());
                facts.put("ms", score.milliseconds());
                list.add(facts);
            }
        }
        return list;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
