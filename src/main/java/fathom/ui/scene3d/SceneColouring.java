package fathom.ui.scene3d;

import fathom.color.ColorScale;
import fathom.depth.DepthMap;
import fathom.geometry.Intrinsics;
import fathom.ui.state.SceneColours;

import java.util.Optional;

/**
 * All that a scene's colours depend on beside its shape.
 *
 * @param scale of the depth map, for {@link SceneColours#DEPTH}
 * @param tint 0xRRGGBB, for {@link SceneColours#MODEL}
 * @param camera the photograph's, for {@link SceneColours#NORMAL}; empty otherwise
 * @param truth measured depth, for {@link SceneColours#ERROR}; empty otherwise
 */
record SceneColouring(
        SceneColours colours,
        ColorScale scale,
        int tint,
        Optional<Intrinsics> camera,
        Optional<DepthMap> truth) {
    boolean looksLike(SceneColouring other) {
        return colours == other.colours
                && switch (colours) {
                    case PHOTO -> true;
                    case DEPTH -> scale.equals(other.scale);
                    case NORMAL -> camera.equals(other.camera);
                    case ERROR -> truth.equals(other.truth);
                    case MODEL -> tint == other.tint;
                };
    }
}
