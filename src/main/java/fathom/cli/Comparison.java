package fathom.cli;

import fathom.compare.AlignedMap;
import fathom.compare.Aligner;
import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.compare.Fit;
import fathom.depth.DepthMap;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.Evaluator;
import fathom.evaluate.ImageScore;
import fathom.evaluate.Metric;
import fathom.evaluate.Protocol;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Networks beside each other and beside ground truth.
 *
 * @param truth empty when there is none
 * @param entries one a network
 */
record Comparison(Optional<DepthMap> truth, List<Entry> entries) {

    /**
     * @param map aligned when that was asked for
     * @param fit of the alignment; null for a map as the network gave it
     * @param score against the ground truth; null without one
     */
    record Entry(
            DepthResult result,
            DepthMap map,
            @Nullable Fit fit,
            @Nullable ImageScore score,
            @Nullable EvaluationSettings settings) {}

    static Comparison of(List<DepthResult> results, Optional<DepthMap> truth, boolean align)
            throws UserFacingException {
        DepthMap reference = truth.orElse(results.getFirst().map());
        var entries = new ArrayList<Entry>();
        for (DepthResult result : results) {
            ImageScore score = null;
            EvaluationSettings settings = null;
            if (truth.isPresent()) {
                settings = EvaluationSettings.usual(Protocol.GENERIC, result.map().kind());
                score = new Evaluator(settings).score(result.map(), truth.get());
            }
            if (align) {
                AlignedMap aligned = aligned(result, reference);
                entries.add(new Entry(result, aligned.map(), aligned.fit(), score, settings));
            } else {
                entries.add(new Entry(result, result.map(), null, score, settings));
            }
        }
        return new Comparison(truth, entries);
    }

    private static AlignedMap aligned(DepthResult result, DepthMap reference)
            throws UserFacingException {
        var alignment = Alignment.usual(result.map().kind(), reference.kind());
        return Aligner.align(result.map(), reference, alignment, Estimator.LEAST_SQUARES)
                .orElseThrow(
                        () ->
                                new UserFacingException(
                                        Fault.BAD_INPUT,
                                        "'%s' has no pixel in common with the reference."
                                                .formatted(result.card().id()),
                                        "Leave --align out."));
    }

    List<Sheet.Tile> tiles() {
        var tiles = new ArrayList<Sheet.Tile>();
        truth.ifPresent(map -> tiles.add(new Sheet.Tile("Ground truth", List.of(), map)));
        for (Entry entry : entries) {
            var facts = new ArrayList<String>();
            var input = entry.result().inputSize();
            facts.add("input %d × %d".formatted(input.width(), input.height()));
            facts.add(String.format(Locale.ROOT, "%.0f ms", entry.result().timings().estimateMs()));
            if (entry.fit() != null) facts.add(words(entry.fit()));
            if (entry.score() != null) facts.add(words(entry.score()));
            tiles.add(new Sheet.Tile(entry.result().card().name(), facts, entry.map()));
        }
        return tiles;
    }

    /** What was fitted, in a few words. */
    static String words(Fit fit) {
        if (fit.alignment() == Alignment.NONE) return fit.alignment().label();
        return String.format(
                Locale.ROOT,
                "aligned: %s = %.4g x %+.4g",
                fit.quantity().label(),
                fit.scale(),
                fit.shift());
    }

    private static String words(ImageScore score) {
        return String.format(
                Locale.ROOT,
                "AbsRel %.4f, delta1 %.4f",
                score.values().get(Metric.ABS_REL),
                score.values().get(Metric.DELTA_1));
    }

    /** What the scores are, for people. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Entry entry : entries) {
            if (entry.score() == null || entry.settings() == null) continue;
            lines.add(
                    "%s against ground truth (%s): %s, %d pixels"
                            .formatted(
                                    entry.result().card().id(),
                                    entry.settings().alignment().label(),
                                    words(entry.score()),
                                    entry.score().validPixels()));
        }
        return lines;
    }

    /** What there is to say about a network beyond its result, for programs. */
    Map<String, Object> facts(int index) {
        Entry entry = entries.get(index);
        var facts = new LinkedHashMap<String, Object>();
        if (entry.fit() != null) facts.put("aligned", json(entry.fit()));
        if (entry.score() != null && entry.settings() != null) {
            var truthFacts = new LinkedHashMap<String, Object>();
            truthFacts.put("protocol", entry.settings().protocol().id());
            truthFacts.put("alignment", json(entry.score().fit()));
            truthFacts.put("validPixels", entry.score().validPixels());
            truthFacts.put("metrics", entry.score().values().byId());
            facts.put("groundTruth", truthFacts);
        }
        return facts;
    }

    private static Map<String, Object> json(Fit fit) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("alignment", fit.alignment().id());
        facts.put("estimator", fit.estimator().id());
        facts.put("quantity", fit.quantity().label());
        facts.put("scale", fit.scale());
        facts.put("shift", fit.shift());
        facts.put("pixels", fit.pixels());
        facts.put("rmsResidual", fit.rmsResidual());
        return facts;
    }
}
