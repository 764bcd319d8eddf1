package fathom.ui.scene3d;

import fathom.geometry.ZSurface;
import fathom.render.Shape;
import fathom.render.Texture;

import java.util.List;

/**
 * What is drawn.
 *
 * @param step every how many cells of the surface a vertex was taken
 * @param levels the shape itself, then coarser ones for while something moves
 */
record SceneContent(
        SceneRequest request, ZSurface surface, int step, List<Shape> levels, Texture texture) {
    SceneContent {
        levels = List.copyOf(levels);
    }

    Shape shape() {
        return levels.getFirst();
    }
}
