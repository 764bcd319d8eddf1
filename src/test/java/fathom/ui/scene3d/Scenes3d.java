package fathom.ui.scene3d;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Tensors;
import fathom.pipeline.DepthResult;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.InputSize;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.FloatGrid;
import fathom.raster.Resampling;
import fathom.ui.state.SceneMode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Scenes whose pictures are known on paper. */
final class Scenes3d {
    static final int RED = 0xffff0000;
    static final int GREEN = 0xff00ff00;
    static final int BLUE = 0xff0000ff;

    private Scenes3d() {}

    @FunctionalInterface
    interface Pixels {
        int at(int x, int y);
    }

    @FunctionalInterface
    interface Depths {
        double at(int x, int y);
    }

    static Photo photo(int width, int height, Pixels rgb) {
        var bytes = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                bytes[at] = (byte) (rgb.at(x, y) >> 16);
                bytes[at + 1] = (byte) (rgb.at(x, y) >> 8);
                bytes[at + 2] = (byte) rgb.at(x, y);
            }
        }
        return Photo.adopt("scene.png", width, height, bytes, null, PhotoFacts.NONE);
    }

    static DepthMap.Metric metres(int width, int height, Depths depths) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) depths.at(i % width, i / width);
        }
        return new DepthMap.Metric(FloatGrid.adopt(width, height, values));
    }

    /** A red left half two metres away, a green right half five metres away, 96 x 64 cells. */
    static DepthResult twoWalls() {
        var photo = photo(96, 64, (x, y) -> x < 48 ? RED : GREEN);
        return result(photo, metres(96, 64, (x, y) -> x < 48 ? 2 : 5));
    }

    static SceneRequest request(DepthResult result, SceneMode mode) {
        return new SceneRequest(result.photo(), result.networkMap(), mode, MeshRecipe.DEFAULT);
    }

    static DepthResult result(Photo photo, DepthMap map) {
        var input = new InputSize(map.grid().width(), map.grid().height());
        return new DepthResult(photo, card(), map, map, input, new DepthResult.Timings(0, 0, 0, 0));
    }

    private static ModelCard card() {
        var recipe =
                new InputRecipe(
                        new SizeRule(SizeRule.Rule.EXACT, 4, 2, 1),
                        Resampling.CV_AREA,
                        1,
                        new Channels(0, 0, 0),
                        new Channels(1, 1, 1),
                        Padding.NONE);
        var output = DepthRule.map(DepthKind.METRIC_DEPTH, true, Resampling.CV_LINEAR);
        return new ModelCard(
                "known",
                "known",
                "Known",
                "test",
                "Depth known on paper.",
                new ModelFiles(
                        Path.of(""),
                        Precision.UNKNOWN,
                        List.of(ModelFile.local("known.onnx", Optional.empty()))),
                Tensors.ONLY,
                recipe,
                output,
                List.of(),
                new ModelCard.Licence("none", "yes"),
                PublishedFacts.NONE);
    }
}
