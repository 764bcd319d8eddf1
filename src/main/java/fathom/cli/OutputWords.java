package fathom.cli;

import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.OutputRole;
import fathom.model.Tensors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a network's outputs become depth and what else they are good for, as its card says. */
final class OutputWords {
    private final DepthRule rule;
    private final Tensors tensors;

    OutputWords(ModelCard card) {
        rule = card.output();
        tensors = card.tensors();
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", rule.kind().id());
        facts.put("unit", rule.kind().unit());
        facts.put("form", rule.form().id());
        facts.put("tensor", tensors.depth());
        facts.put("nonNegative", rule.nonNegative());
        facts.put("resampling", rule.resampling().id());
        facts.put("resampledInversely", rule.resampledInversely());
        facts.put("canonicalFocalPx", ModelFacts.boxed(rule.canonicalFocalPx()));
        facts.put("maximum", ModelFacts.boxed(rule.maximum()));
        facts.put("flipAveraged", rule.flipAveraged());
        facts.put("others", tensors.others().stream().map(OutputWords::other).toList());
        return facts;
    }

    private static Map<String, Object> other(Tensors.Other other) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("tensor", other.names());
        facts.put("role", name(other.role()));
        return facts;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (rule.form() == DepthRule.Form.AFFINE_POINTS) {
            lines.add("points, whose focal length and shift are fitted");
        }
        if (rule.flipAveraged()) lines.add("mean of the photograph and its mirror image");
        lines.add(
                (rule.resampledInversely() ? "1 / depth resized" : "resized")
                        + " to the photograph by "
                        + rule.resampling().id());
        rule.canonicalFocalPx()
                .ifPresent(
                        focal ->
                                lines.add(
                                        "times the focal length at the network's size over %.0f px"
                                                .formatted(focal)));
        rule.maximum().ifPresent(most -> lines.add("at most %.6g".formatted(most)));
        if (!tensors.others().isEmpty()) {
            lines.add(
                    "also "
                            + tensors.others().stream()
                                    .map(other -> name(other.role()))
                                    .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String name(OutputRole role) {
        return switch (role) {
            case OutputRole.Normals _ -> "normals";
            case OutputRole.Confidence _ -> "confidence";
            case OutputRole.Sky _ -> "sky";
            case OutputRole.Mask _ -> "mask";
            case OutputRole.FocalLength _ -> "focal length";
            case OutputRole.Scale _ -> "scale";
        };
    }
}
