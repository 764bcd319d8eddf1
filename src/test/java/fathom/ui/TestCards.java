package fathom.ui;

import fathom.depth.DepthKind;
import fathom.model.ModelCard;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Model cards that describe no network. */
public final class TestCards {
    private TestCards() {}

    public static ModelCard card(String id) {
        return card(id, DepthKind.RELATIVE_DISPARITY);
    }

    public static ModelCard card(String id, DepthKind kind) {
        var recipe =
                new InputRecipe(
                        new SizeRule(SizeRule.Rule.EXACT, 4, 2, 1),
                        Resampling.CV_AREA,
                        1,
                        new Channels(0, 0, 0),
                        new Channels(1, 1, 1),
                        Padding.NONE);
        var output =
                new ModelCard.Output(
                        Optional.empty(), Optional.empty(), kind, true, Resampling.CV_LINEAR);
        return new ModelCard(
                id,
                id,
                "test",
                "A ramp.",
                Path.of(id + ".onnx"),
                Optional.empty(),
                recipe,
                output,
                new ModelCard.Licence("none", "yes"),
                List.of());
    }
}
