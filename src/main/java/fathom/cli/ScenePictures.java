package fathom.cli;

import fathom.export.film.FilmExporter;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.SceneFilm;
import fathom.render.CameraMotion;
import fathom.render.ClipBox;
import fathom.render.FirstView;
import fathom.render.Layer;
import fathom.render.OrbitCamera;
import fathom.render.Pane;
import fathom.render.Rasterizer;
import fathom.render.SceneCylinder;
import fathom.render.SceneShapes;
import fathom.render.Shape;
import fathom.render.Texture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a scene, as the window does. */
final class ScenePictures {
    private final Scene scene;
    private final PictureOptions options;
    private final SceneShapes.Seen seen;
    private final Map<String, Object> written = new LinkedHashMap<>();

    ScenePictures(Scene scene, PictureOptions options, boolean points, JobMonitor monitor) {
        this.scene = scene;
        this.options = options;
        seen =
                SceneShapes.build(
                        scene.map(),
                        scene.photo(),
                        scene.camera(),
                        scene.recipe(),
                        points ? Shape.Style.POINTS : Shape.Style.SURFACE,
                        monitor);
    }

    void write(String generator, boolean overwrite, Console console, JobMonitor monitor)
            throws UserFacingException {
        var facts = Map.of("Software", generator, "Source", scene.photo().name());
        String size = "%dx%d".formatted(options.width(), options.height());
        if (options.still().isPresent()) {
            Path still = options.still().get();
            monitor.report(0, 0, "Drawing " + still.getFileName());
            int[] argb = taken(firstView(), options.background(true)).still(monitor);
            FilmExporter.writeStill(
                    options.width(), options.height(), argb, facts, still, overwrite);
            console.line("Wrote %s: %s".formatted(still, size));
            written.put("render", still.toString());
        }
        if (options.film().isPresent()) {
            var files = writeFilm(options.film().get(), facts, overwrite, monitor);
            int frames = options.take().frames();
            String count = Count.of(frames, "picture");
            console.line("Wrote %s: %s, %s".formatted(files.getFirst(), size, count));
            written.put("film", files.stream().map(Path::toString).toList());
            written.put("frames", frames);
        }
    }

    /** What was written. */
    Map<String, Object> json() {
        return written;
    }

    private List<Path> writeFilm(
            Path target, Map<String, String> facts, boolean overwrite, JobMonitor monitor)
            throws UserFacingException {
        var format = options.filmFormat();
        var take = options.take();
        var start = firstView();
        if (take.motion() == CameraMotion.TURNTABLE) {
            start = SceneCylinder.of(seen.shape(), seen.lens()).cameraAround(start, pane());
        }
        var film = taken(start, options.background(format.isTransparent())).film(take, monitor);
        return FilmExporter.write(format, film, facts, target, overwrite, monitor);
    }

    private SceneFilm taken(OrbitCamera camera, int background) {
        var layer = new Layer(seen.shape(), Texture.of(seen.texture()), false, 1);
        var drawn = new Rasterizer.Scene(List.of(layer), seen.lens(), ClipBox.ALL);
        return new SceneFilm(drawn, camera, options.width(), options.height(), background);
    }

    private OrbitCamera firstView() {
        double aspect = (double) scene.photo().width() / scene.photo().height();
        return FirstView.of(scene.recipe().form(), seen.shape(), seen.lens(), aspect, pane());
    }

    private Pane pane() {
        return Pane.free(options.width(), options.height());
    }
}
