package fathom.ui.scene3d;

import fathom.geometry.ZSurface;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.SceneForm;
import fathom.raster.FloatGrid;
import fathom.render.Shape;
import fathom.render.Texture;
import fathom.ui.state.SceneAmount;
import fathom.ui.state.SceneMode;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn.
 *
 * @param step every how many cells of the surface a vertex was taken
 * @param parts the scene that the view is about, then others that are aligned to it
 * @param cut what the first part's edges leave out, when that is to be seen
 * @param front how far a solid's cells stand out, in millimetres; empty for what is no solid
 * @param ground the levelling by the ground; empty where none was sought or found
 * @param groundMissing whether one was sought in vain
 */
record SceneContent(
        SceneRequest request,
        ZSurface surface,
        int step,
        List<Part> parts,
        Optional<Shape> cut,
        Optional<FloatGrid> front,
        Optional<Rotation> ground,
        boolean groundMissing) {
    /**
     * One model's scene.
     *
     * @param levels the shape itself, then coarser ones for while something moves
     */
    record Part(List<Shape> levels, Texture texture) {
        Part {
            levels = List.copyOf(levels);
        }

        /** The level, or the coarsest there is. */
        Shape level(int index) {
            return levels.get(Math.min(index, levels.size() - 1));
        }

        Shape coarsest() {
            return levels.getLast();
        }
    }

    SceneContent {
        parts = List.copyOf(parts);
    }

    SceneForm form() {
        return request.form();
    }

    Shape shape() {
        return parts.getFirst().level(0);
    }

    /** Empty where what is drawn is not all of a mesh. */
    Optional<SceneAmount> amount() {
        if (step > 1 || request.mode() == SceneMode.POINTS) return Optional.empty();
        int vertices = shape().vertexCount();
        return Optional.of(new SceneAmount(request.recipe(), vertices, shape().triangleCount()));
    }

    int levelCount() {
        return parts.stream().mapToInt(part -> part.levels().size()).max().orElse(0);
    }
}
