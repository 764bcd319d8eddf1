package fathom.model;

import fathom.depth.DepthKind;
import fathom.job.UserFacingException;
import fathom.model.Tensors.Other;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import java.util.ArrayList;
import java.util.List;

/** The parts of a card that say how a network is run: "input" and "output". */
final class RecipeFields {
    private RecipeFields() {}

    static Tensors tensors(CardFields input, CardFields output) throws UserFacingException {
        return new Tensors(
                input.oneOrMoreTexts("tensor"),
                input.optionalNumbers("constants"),
                output.oneOrMoreTexts("tensor"),
                others(output));
    }

    private static List<Other> others(CardFields output) throws UserFacingException {
        var others = new ArrayList<Other>();
        for (var other : output.optionalObjects("others")) {
            var names = other.oneOrMoreTexts("tensor");
            if (names.isEmpty()) throw other.error("an output under \"others\" has no \"tensor\"");
            others.add(new Other(names, role(other)));
            other.refuseUnread();
        }
        return others;
    }

    private static OutputRole role(CardFields other) throws UserFacingException {
        String role = other.text("role");
        return switch (role) {
            case "normals" -> new OutputRole.Normals();
            case "confidence" -> new OutputRole.Confidence();
            case "sky" -> new OutputRole.Sky(other.number("threshold"));
            case "mask" -> new OutputRole.Mask(other.number("threshold"));
            case "focal-length" -> new OutputRole.FocalLength();
            case "scale" -> new OutputRole.Scale();
            default ->
                    throw other.error(
                            "\"role\" is \""
                                    + role
                                    + "\", but must be one of normals, confidence, sky, mask,"
                                    + " focal-length, scale");
        };
    }

    static InputRecipe recipe(CardFields input) throws UserFacingException {
        var size = input.object("size");
        var rule =
                new SizeRule(
                        size.word("rule", SizeRule.Rule.values(), SizeRule.Rule::id),
                        size.positiveInt("width"),
                        size.positiveInt("height"),
                        size.positiveInt("multipleOf"));
        size.refuseUnread();
        var std = channels(input, "std");
        if (std.red() == 0 || std.green() == 0 || std.blue() == 0) {
            throw input.error("\"input.std\" must not hold 0");
        }
        return new InputRecipe(
                rule,
                input.word("resampling", Resampling.values(), Resampling::id),
                input.number("rescale"),
                channels(input, "mean"),
                std,
                input.word("padding", Padding.values(), Padding::id));
    }

    private static Channels channels(CardFields input, String name) throws UserFacingException {
        double[] values = input.threeNumbers(name);
        return new Channels(values[0], values[1], values[2]);
    }

    static DepthRule rule(CardFields output) throws UserFacingException {
        return new DepthRule(
                output.word("kind", DepthKind.values(), DepthKind::id),
                output.optionalWord("form", DepthRule.Form.values(), DepthRule.Form::id),
                output.truth("nonNegative"),
                depthResampling(output),
                output.optionalTruth("resampledInversely"),
                output.optionalPositiveNumber("canonicalFocalPx"),
                output.optionalPositiveNumber("maximum"),
                output.optionalTruth("flipAveraged"));
    }

    static Resampling depthResampling(CardFields fields) throws UserFacingException {
        var resampling = fields.word("resampling", Resampling.values(), Resampling::id);
        if (resampling.isEightBit()) {
            throw fields.error(
                    "\"resampling\" is \""
                            + resampling.id()
                            + "\", which is for 8-bit images only");
        }
        return resampling;
    }
}
