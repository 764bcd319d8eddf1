package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.geometry.recipe.MeshRecipe;
import fathom.model.OutputRole;
import fathom.raster.FloatGrid;

import java.util.Optional;
import java.util.OptionalDouble;

/** The sky as a network itself sees it, which is surer than any guess from depth and colour. */
public final class ModelSky {
    private ModelSky() {}

    /**
     * What a scene is made of.
     *
     * @param recipe leaves the sky out only where the map still has it
     */
    public record Scene(DepthMap map, MeshRecipe recipe) {}

    /** The network's map for that recipe, without the sky where both say so. */
    public static Scene of(DepthResult result, MeshRecipe recipe) {
        var fill = recipe.fill();
        return (fill.dropSky() ? leftOut(result) : Optional.<DepthMap>empty())
                .map(open -> new Scene(open, recipe.withFill(fill.withDropSky(false))))
                .orElseGet(() -> new Scene(result.networkMap(), recipe));
    }

    /** The network's map with NaN for the sky; empty where the network does not look for sky. */
    public static Optional<DepthMap> leftOut(DepthResult result) {
        var threshold = threshold(result);
        if (threshold.isEmpty()) return Optional.empty();
        return result.sides()
                .sky()
                .filter(sky -> sky.size() == result.networkMap().grid().size())
                .map(sky -> leftOut(result.networkMap(), sky, threshold.getAsDouble()));
    }

    private static DepthMap leftOut(DepthMap map, FloatGrid sky, double threshold) {
        var grid = map.grid();
        float[] kept = grid.toArray();
        for (int i = 0; i < kept.length; i++) if (sky.at(i) >= threshold) kept[i] = Float.NaN;
        return map.withGrid(FloatGrid.adopt(grid.width(), grid.height(), kept));
    }

    private static OptionalDouble threshold(DepthResult result) {
        for (var other : result.card().tensors().others()) {
            if (other.role() instanceof OutputRole.Sky(double threshold)) {
                return OptionalDouble.of(threshold);
            }
        }
        return OptionalDouble.empty();
    }
}
