package fathom.ui.export;

import fathom.export.OutputFolder;
import fathom.export.film.Film;
import fathom.export.film.FilmExporter;
import fathom.export.film.FilmFormat;
import fathom.export.film.FilmSizes;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.SceneFilm;
import fathom.render.CameraMotion;
import fathom.ui.state.SceneShot;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A picture or film of the scene, and where it goes.
 *
 * @param take empty for one picture
 * @param background 0xAARRGGBB; 0 for none
 * @param target without an extension
 */
record FilmPlan(
        SceneShot shot,
        Optional<SceneFilm.Take> take,
        FilmFormat format,
        int width,
        int height,
        int background,
        Path target,
        Map<String, String> facts) {

    List<Path> files() {
        Path named = named();
        boolean sequence = take.isPresent() && format == FilmFormat.PNG;
        return sequence ? FilmExporter.sequence(named, take.get().frames()) : List.of(named);
    }

    private Path named() {
        return target.resolveSibling(target.getFileName() + "." + format.extension());
    }

    List<Path> conflicts() {
        return files().stream()
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** About how many bytes all files take: some of the pictures are drawn and encoded. */
    long estimateBytes(JobMonitor monitor) {
        var scene = scene();
        var film =
                take.map(each -> scene.film(each, monitor))
                        .orElseGet(() -> new Film(width, height, 1, 1, _ -> scene.still(monitor)));
        return FilmSizes.estimate(format, film, facts);
    }

    ExportPlan.Written write(boolean overwrite, JobMonitor monitor) throws UserFacingException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent != null) OutputFolder.create(parent);
        var scene = scene();
        if (take.isPresent()) {
            var files =
                    FilmExporter.write(
                            format,
                            scene.film(take.get(), monitor),
                            facts,
                            named(),
                            overwrite,
                            monitor);
            return new ExportPlan.Written(files, List.of());
        }
        monitor.report(0, 0, String.valueOf(named().getFileName()));
        int[] argb = scene.still(monitor);
        monitor.throwIfCancelled();
        FilmExporter.writeStill(width, height, argb, facts, named(), overwrite);
        return new ExportPlan.Written(List.of(named()), List.of());
    }

    private SceneFilm scene() {
        boolean around = take.map(each -> each.motion() == CameraMotion.TURNTABLE).orElse(false);
        var camera = around ? shot.aroundAll(width, height) : shot.cameraFor(width, height);
        return new SceneFilm(shot.scene(), camera, width, height, background);
    }
}
