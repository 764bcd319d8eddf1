package fathom.ui.scene3d;

import fathom.geometry.ZSurface;
import fathom.render.Shape;
import fathom.render.Texture;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn.
 *
 * @param step every how many cells of the surface a vertex was taken
 * @param parts the scene that the view is about, then others that are aligned to it
 * @param cut what the first part's edges leave out, when that is to be seen
 */
record SceneContent(
        SceneRequest request, ZSurface surface, int step, List<Part> parts, Optional<Shape> cut) {
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

    Shape shape() {
        return parts.getFirst().level(0);
    }

    int levelCount() {
        return parts.stream().mapToInt(part -> part.levels().size()).max().orElse(0);
    }
}
