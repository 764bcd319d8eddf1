package fathom.ui.scene3d;

import fathom.geometry.ZSurface;
import fathom.geometry.recipe.SceneForm;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.render.ClipBox;
import fathom.render.Layer;
import fathom.render.Rasterizer;
import fathom.render.SceneShapes;
import fathom.render.Shape;
import fathom.render.Texture;
import fathom.render.Vector;
import fathom.ui.state.ClipShares;
import fathom.ui.state.SceneLookViewModel;
import fathom.ui.state.SceneMode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the shapes of scenes at ever coarser steps: pure functions that run on any thread. */
final class SceneLevels {
    /** Twelve bytes of position, eight of texture coordinates and two triangles a cell. */
    private static final int MOST_CELLS = 4_000_000;

    /** Lines closer together than this melt into one surface in a pane of usual size. */
    private static final int MOST_WIREFRAME_CELLS = 20_000;

    /** What any machine of today turns fluidly. */
    private static final int COARSE_ENOUGH_CELLS = 80_000;

    private static final Texture CUT_COLOUR = Texture.adopt(1, 1, new int[] {0xffe5484d});

    /**
     * @param shapes the scene itself, then coarser ones
     * @param canvas what their texture coordinates belong to: the photograph, or it above the
     *     colours of what lies behind edges
     */
    record Levels(List<Shape> shapes, Photo canvas) {}

    private SceneLevels() {}

    static int stepFor(SceneRequest request, int cells) {
        int most = request.mode() == SceneMode.WIREFRAME ? MOST_WIREFRAME_CELLS : MOST_CELLS;
        if (isWhole(request)) return 1;
        return Math.max(1, (int) Math.ceil(Math.sqrt((double) cells / most)));
    }

    /**
     * @param coarse what the surface was refined from
     * @param step of the finest level; each next one takes every second row and column of it
     */
    static Levels build(
            SceneRequest request, ZSurface surface, ZSurface coarse, int step, JobMonitor monitor) {
        var levels = new ArrayList<Shape>();
        var canvas = request.photo();
        var style = styleOf(request.mode());
        int cells = surface.z().size();
        int each = step;
        do {
            monitor.throwIfCancelled();
            if (each == 1 && isWhole(request)) {
                var whole =
                        SceneShapes.build(
                                surface, coarse, request.photo(), request.recipe(), style, monitor);
                levels.add(whole.shape());
                canvas = whole.texture();
                // Coarser ones lie on the photograph alone.
                if (canvas != request.photo()) break;
            } else {
                levels.add(
                        SceneShapes.build(surface, request.photo(), request.recipe(), style, each));
            }
            each *= 2;
        } while (request.mode() != SceneMode.WIREFRAME
                && cells / ((long) each * each / 4) > COARSE_ENOUGH_CELLS);
        return new Levels(levels, canvas);
    }

    /** The mesh itself, however dense it lies. */
    private static boolean isWhole(SceneRequest request) {
        var recipe = request.recipe();
        return request.mode() != SceneMode.POINTS
                && (recipe.maxTriangles().isPresent()
                        || (recipe.fill().backfill() && recipe.form() != SceneForm.SOLID));
    }

    private static Shape.Style styleOf(SceneMode mode) {
        return switch (mode) {
            case POINTS -> Shape.Style.POINTS;
            case MESH -> Shape.Style.SURFACE;
            case WIREFRAME -> Shape.Style.WIRES;
        };
    }

    /** The triangles that edges leave out; empty where there are none to speak of. */
    static Optional<Shape> cutAway(SceneRequest request, ZSurface surface) {
        if (request.mode() == SceneMode.POINTS) return Optional.empty();
        var shape =
                SceneShapes.cutAway(
                        surface,
                        request.photo(),
                        request.recipe(),
                        stepFor(request, surface.z().size()));
        return shape.isEmpty() ? Optional.empty() : Optional.of(shape);
    }

    /** The content at each level as it is to be drawn now. */
    static List<Rasterizer.Scene> scenes(ShownScene shown, SceneLookViewModel look) {
        var content = shown.content();
        var clip = clipBox(shown, look.clipProperty().get());
        boolean lit = look.litProperty().get();
        double size = look.pointSizeProperty().get();
        var scenes = new ArrayList<Rasterizer.Scene>();
        var cut = content.cut().map(shape -> new Layer(shape, CUT_COLOUR, false, size));
        for (int level = 0; level < content.levelCount(); level++) {
            int each = level;
            var layers = new ArrayList<Layer>();
            for (var part : content.parts()) {
                layers.add(new Layer(part.level(each), part.texture(), lit, size));
            }
            cut.ifPresent(layers::add);
            scenes.add(new Rasterizer.Scene(layers, shown.lens(), clip));
        }
        return scenes;
    }

    private static ClipBox clipBox(ShownScene shown, ClipShares shares) {
        if (shares.equals(ClipShares.ALL)) return ClipBox.ALL;
        var min = shown.bounds().min();
        var max = shown.bounds().max();
        return new ClipBox(
                new Vector(
                        between(min.x(), max.x(), shares.left()),
                        between(min.y(), max.y(), shares.top()),
                        between(min.z(), max.z(), shares.near())),
                new Vector(
                        between(min.x(), max.x(), shares.right()),
                        between(min.y(), max.y(), shares.bottom()),
                        between(min.z(), max.z(), shares.far())));
    }

    /** The ends a little outside, so that what lies on the box itself is drawn. */
    private static double between(double low, double high, double share) {
        double margin = 1e-6 * (high - low);
        if (share <= 0) return low - margin;
        if (share >= 1) return high + margin;
        return low + share * (high - low);
    }
}
