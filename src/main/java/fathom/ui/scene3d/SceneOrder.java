package fathom.ui.scene3d;

import fathom.geometry.CameraChoice;

import java.util.List;
import java.util.Optional;

/**
 * What is to be drawn.
 *
 * @param parts the scene that the view is about, then others that are aligned to it
 * @param showCut whether the first part's triangles that are left out at edges are drawn too
 * @param groundFor the camera for whose picture a ground is sought, to be level; empty for none
 */
record SceneOrder(List<Part> parts, boolean showCut, Optional<CameraChoice> groundFor) {
    /** One model's scene. */
    record Part(SceneRequest request, SceneColouring colouring) {}

    SceneOrder {
        parts = List.copyOf(parts);
    }

    Part main() {
        return parts.getFirst();
    }
}
