package fathom.cli;

import fathom.export.AtomicFiles;
import fathom.export.film.Film;
import fathom.export.film.FilmExporter;
import fathom.export.film.FilmFormat;
import fathom.job.UserFacingException;
import fathom.pipeline.SceneFilm;
import fathom.render.CameraMotion;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pictures and films of a scene. */
final class PictureOptions {
    private static final int BLACK = 0xff000000;
    private static final int LARGEST_SIDE = 16_384;
    private static final long MOST_PIXELS = 100_000_000;
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    @Option(
            names = "--render",
            paramLabel = "FILE.png",
            description = "Write a picture of the scene, seen from a little beside the camera.")
    private @Nullable Path still;

    @Option(
            names = "--film",
            paramLabel = "FILE",
            description =
                    "Write an animation of the scene: .mp4, .gif, or .png for a numbered file for"
                            + " each picture.")
    private @Nullable Path film;

    @Option(
            names = "--motion",
            paramLabel = "NAME",
            completionCandidates = Words.Motions.class,
            description =
                    "How the camera of --film moves: ${COMPLETION-CANDIDATES} (default: swing).")
    private CameraMotion motion = CameraMotion.SWING;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long the film is (default: 4).")
    private double seconds = 4;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Pictures a second, up to 50 (default: 25).")
    private int pace = 25;

    @Option(
            names = "--loop",
            description =
                    "Let dolly and ken-burns come back, so that the end passes into the beginning;"
                            + " turntable and swing always do.")
    private boolean loop;

    @Option(
            names = "--render-size",
            paramLabel = "WxH",
            description = "Of pictures and films, in pixels (default: 1920x1080).")
    private String size = "1920x1080";

    @Option(
            names = "--background",
            paramLabel = "#RRGGBB",
            description = "Behind the scene (default: transparent; black in .mp4).")
    private @Nullable String background;

    void check(boolean overwrite) throws UserFacingException {
        if (!isAsked()) return;
        checkSize();
        if (background != null && !COLOUR.matcher(background).matches()) {
            throw RunOptions.usage(
                    "--background is '%s'.".formatted(background),
                    "Give a colour like #20242c, in quotes.");
        }
        if (still != null) {
            if (!String.valueOf(still.getFileName()).toLowerCase(Locale.ROOT).endsWith(".png")) {
                throw RunOptions.usage(
                        "--render is '%s'.".formatted(still), "Give a name that ends in .png.");
            }
            AtomicFiles.requireWritable(still, overwrite);
        }
        if (film != null) checkFilm(film, overwrite);
    }

    private void checkSize() throws UserFacingException {
        var parts = SIZE.matcher(size);
        boolean fits = parts.matches();
        if (fits) {
            long width = Long.parseLong(parts.group(1));
            long height = Long.parseLong(parts.group(2));
            fits =
                    Math.min(width, height) >= 1
                            && Math.max(width, height) <= LARGEST_SIDE
                            && width * height <= MOST_PIXELS;
        }
        if (fits) return;
        throw RunOptions.usage(
                "--render-size is '%s'.".formatted(size),
                "Give a width and height like 1920x1080, up to 16384 a side and 100 megapixels.");
    }

    private void checkFilm(Path target, boolean overwrite) throws UserFacingException {
        var format =
                FilmFormat.ofFileName(String.valueOf(target.getFileName()))
                        .orElseThrow(
                                () ->
                                        RunOptions.usage(
                                                "--film is '%s'.".formatted(target),
                                                "Give a name that ends in .mp4, .gif or .png."));
        if (!format.holds(width(), height())) {
            throw RunOptions.usage(
                    "--render-size is %s, and an MP4 needs even sides.".formatted(size),
                    "Give even numbers, for example 1920x1080.");
        }
        boolean tooLong = !(seconds > 0) || seconds * pace > SceneFilm.Take.MOST_FRAMES;
        if (pace < 1 || pace > Film.MOST_FRAMES_PER_SECOND || tooLong) {
            throw RunOptions.usage(
                    "--seconds is %s and --fps is %d.".formatted(seconds, pace),
                    "Give up to 50 pictures a second, and up to %d in all."
                            .formatted(SceneFilm.Take.MOST_FRAMES));
        }
        var files =
                format == FilmFormat.PNG
                        ? FilmExporter.sequence(target, take().frames())
                        : List.of(target);
        for (var file : files) AtomicFiles.requireWritable(file, overwrite);
    }

    boolean isAsked() {
        return still != null || film != null;
    }

    /** The first file that is written. */
    Path target() {
        return still().or(this::film).orElseThrow();
    }

    Optional<Path> still() {
        return Optional.ofNullable(still);
    }

    Optional<Path> film() {
        return Optional.ofNullable(film);
    }

    FilmFormat filmFormat() {
        return FilmFormat.ofFileName(String.valueOf(film)).orElseThrow();
    }

    SceneFilm.Take take() {
        return new SceneFilm.Take(motion, seconds, pace, loop || motion.isRound());
    }

    int width() {
        return Integer.parseInt(size.substring(0, size.indexOf('x')));
    }

    int height() {
        return Integer.parseInt(size.substring(size.indexOf('x') + 1));
    }

    /** 0xAARRGGBB; 0 for none. */
    int background(boolean transparent) {
        if (background != null) return BLACK | Integer.parseInt(background.substring(1), 16);
        return transparent ? 0 : BLACK;
    }
}
