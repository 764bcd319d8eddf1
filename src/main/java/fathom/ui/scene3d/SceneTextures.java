package fathom.ui.scene3d;

import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.DepthColorizer;
import fathom.color.QuantityScale;
import fathom.compare.Aligner;
import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Estimator;
import fathom.compare.NormalMap;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.render.Texture;

import java.util.Arrays;

/** Makes the colours of scenes: pure functions that run on any thread. */
final class SceneTextures {
    /** As a share of the truth. */
    static final float LARGEST_ERROR = 0.25f;

    private static final int NO_VALUE = 0xff808080;

    /** Of a tint, so that dark parts of a photograph stay visible. */
    private static final int DARKEST = 90;

    private SceneTextures() {}

    /**
     * @param canvas the photograph, or it above the colours of what lies behind edges, which have
     *     no depth or normals of their own
     */
    static Texture of(
            SceneRequest request, ZSurface surface, SceneColouring colouring, Photo canvas) {
        return switch (colouring.colours()) {
            case PHOTO -> Texture.of(canvas);
            case DEPTH -> {
                var grid = request.map().grid();
                int[] argb = DepthColorizer.argb(grid, colouring.scale(), NO_VALUE);
                yield onCanvas(grid.width(), grid.height(), argb, request.photo(), canvas);
            }
            case NORMAL ->
                    normals(request.photo(), surface, colouring.camera().orElseThrow(), canvas);
            case ERROR -> errors(request, colouring.truth().orElseThrow(), canvas);
            case MODEL -> tinted(canvas, colouring.tint());
        };
    }

    /** Above, in the photograph's part of the canvas. */
    private static Texture onCanvas(int width, int height, int[] argb, Photo photo, Photo canvas) {
        if (canvas == photo) return Texture.adopt(width, height, argb);
        int rows = (int) Math.round((double) height * canvas.height() / photo.height());
        int[] all = Arrays.copyOf(argb, width * rows);
        Arrays.fill(all, argb.length, all.length, NO_VALUE);
        return Texture.adopt(width, rows, all);
    }

    private static Texture normals(
            Photo photo, ZSurface surface, Intrinsics inPixels, Photo canvas) {
        var z = surface.z();
        var camera =
                inPixels.resizedBy(
                        (double) z.width() / photo.width(), (double) z.height() / photo.height());
        var map = NormalMap.of(surface, camera);
        var argb = new int[z.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = map.argbAt(i) == 0 ? NO_VALUE : map.argbAt(i);
        }
        return onCanvas(z.width(), z.height(), argb, photo, canvas);
    }

    /**
     * |depth − truth| / truth after the usual alignment: nothing dark, a quarter or more bright.
     */
    private static Texture errors(SceneRequest request, DepthMap truth, Photo canvas) {
        var photo = request.photo();
        var alignment = Alignment.usual(request.map().kind(), truth.kind());
        var aligned = Aligner.align(request.map(), truth, alignment, Estimator.LEAST_SQUARES);
        int width = truth.grid().width();
        int height = truth.grid().height();
        var argb = new int[truth.grid().size()];
        Arrays.fill(argb, NO_VALUE);
        if (aligned.isPresent()) {
            var errors = Difference.RELATIVE.of(aligned.get().map().grid(), truth.grid());
            var range = new DepthRange(0, LARGEST_ERROR);
            argb =
                    DepthColorizer.argb(
                            errors,
                            QuantityScale.rising(errorColours(), range, "", "equal", "apart"),
                            NO_VALUE);
        }
        return onCanvas(width, height, argb, photo, canvas);
    }

    /** From no error to {@link #LARGEST_ERROR}. */
    static Colormap errorColours() {
        return Colormaps.byName("plasma").orElseGet(Colormaps::defaultMap);
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
