package fathom.ui;

import fathom.depth.DepthKind;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Tensors;
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
    private static final SizeRule AS_DRAWN = new SizeRule(SizeRule.Rule.EXACT, 4, 2, 1);

    private TestCards() {}

    public static ModelCard card(String id) {
        return card(id, DepthKind.RELATIVE_DISPARITY);
    }

    public static ModelCard card(String id, DepthKind kind) {
        return card(id, kind, AS_DRAWN, Optional.empty());
    }

    /** Of a network that takes other sizes, too. */
    public static ModelCard sized(String id, SizeRule.Rule rule, int side) {
        return card(
                id,
                DepthKind.RELATIVE_DISPARITY,
                new SizeRule(rule, side, side, 1),
                Optional.empty());
    }

    /** One whose file is known by its hash, so that nobody needs to read it. */
    public static ModelCard hashed(String id, String sha256) {
        return card(id, DepthKind.RELATIVE_DISPARITY, AS_DRAWN, Optional.of(sha256));
    }

    private static ModelCard card(
            String id, DepthKind kind, SizeRule size, Optional<String> sha256) {
        var recipe =
                new InputRecipe(
                        size,
                        Resampling.CV_AREA,
                        1,
                        new Channels(0, 0, 0),
                        new Channels(1, 1, 1),
                        Padding.NONE);
        var output = DepthRule.map(kind, true, Resampling.CV_LINEAR);
        return new ModelCard(
                id,
                id,
                id,
                "test",
                "A ramp.",
                new ModelFiles(
                        Path.of(""),
                        Precision.UNKNOWN,
                        List.of(ModelFile.local(id + ".onnx", sha256))),
                Tensors.ONLY,
                recipe,
                output,
                List.of(),
                new ModelCard.Licence("none", "yes"),
                PublishedFacts.NONE);
    }
}
