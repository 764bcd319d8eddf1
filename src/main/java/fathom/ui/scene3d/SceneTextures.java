package fathom.ui.scene3d;

import fathom.color.DepthColorizer;
import fathom.compare.NormalMap;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.render.Texture;

/** Makes the colours of scenes: pure functions that run on any thread. */
final class SceneTextures {
    private static final int NO_VALUE = 0xff808080;

    /** Of a tint, so that dark parts of a photograph stay visible. */
    private static final int DARKEST = 90;

    private SceneTextures() {}

    static Texture of(SceneRequest request, ZSurface surface, SceneColouring colouring) {
        return switch (colouring.colours()) {
            case PHOTO -> Texture.of(request.photo());
            case DEPTH -> {
                var grid = request.map().grid();
                int[] argb = DepthColorizer.argb(grid, colouring.scale(), NO_VALUE);
                yield Texture.adopt(grid.width(), grid.height(), argb);
            }
            case NORMAL -> normals(request.photo(), surface, colouring.fovDeg());
            case MODEL -> tinted(request.photo(), colouring.tint());
        };
    }

    private static Texture normals(Photo photo, ZSurface surface, double fovDeg) {
        var z = surface.z();
        var camera =
                Intrinsics.fromHorizontalFov(fovDeg, photo.width(), photo.height())
                        .resizedBy(
                                (double) z.width() / photo.width(),
                                (double) z.height() / photo.height());
        var map = NormalMap.of(surface, camera);
        var argb = new int[z.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = map.argbAt(i) == 0 ? NO_VALUE : map.argbAt(i);
        }
        return Texture.adopt(z.width(), z.height(), argb);
    }

    /** The photograph's light (Rec. 709 weights) in one colour. */
    private static Texture tinted(Photo photo, int tint) {
        var argb = new int[photo.width() * photo.height()];
        for (int i = 0; i < argb.length; i++) {
            int rgb = photo.rgbAt(i % photo.width(), i / photo.width());
            int light =
                    (54 * (rgb >> 16 & 0xff) + 183 * (rgb >> 8 & 0xff) + 19 * (rgb & 0xff)) >> 8;
            int share = DARKEST + light * (255 - DARKEST) / 255;
            int red = (tint >> 16 & 0xff) * share / 255;
            int green = (tint >> 8 & 0xff) * share / 255;
            int blue = (tint & 0xff) * share / 255;
            argb[i] = 0xff000000 | red << 16 | green << 8 | blue;
        }
        return Texture.adopt(photo.width(), photo.height(), argb);
    }
}
