package fathom.ui.scene3d;

import java.util.List;

/**
 * What is to be drawn.
 *
 * @param parts the scene that the view is about, then others that are aligned to it
 * @param showCut whether the first part's triangles that are left out at edges are drawn too
 */
record SceneOrder(List<Part> parts, boolean showCut) {
    /** One model's scene. */
    record Part(SceneRequest request, SceneColouring colouring) {}

    SceneOrder {
        parts = List.copyOf(parts);
    }

    Part main() {
        return parts.getFirst();
    }
}
