package fathom.export.film;

import fathom.export.AtomicFiles;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes films and single pictures; a file appears when it is complete. */
public final class FilmExporter {
    private FilmExporter() {}

    /**
     * @param film of a size that the format holds
     * @param target for PNG: {@code name.png} becomes {@code name-0001.png} and so on
     * @param texts facts for a PNG's text chunks
     * @return the files, in order
     * @throws java.util.concurrent.CancellationException when the monitor says so; nothing is left
     */
    public static List<Path> write(
            FilmFormat format,
            Film film,
            Map<String, String> texts,
            Path target,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        if (!format.holds(film.width(), film.height())) {
            throw new IllegalArgumentException(
                    "%s cannot be %dx%d".formatted(format, film.width(), film.height()));
        }
        var watched = watched(film, String.valueOf(target.getFileName()), monitor);
        switch (format) {
            case MP4 -> AtomicFiles.write(target, overwrite, file -> Mp4File.write(watched, file));
            case GIF -> AtomicFiles.write(target, overwrite, file -> GifFile.write(watched, file));
            case PNG -> {
                return writeSequence(watched, texts, target, overwrite);
            }
        }
        return List.of(target);
    }

    /** The names under which the pictures of a sequence go. */
    public static List<Path> sequence(Path target, int frames) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        var files = new ArrayList<Path>();
        for (int i = 1; i <= frames; i++) {
            String numbered = String.format(Locale.ROOT, "%s-%04d.png", name.substring(0, dot), i);
            files.add(target.resolveSibling(numbered));
        }
        return files;
    }

    private static List<Path> writeSequence(
            Film film, Map<String, String> texts, Path target, boolean overwrite)
            throws UserFacingException {
        var targets = sequence(target, film.frames());
        for (var each : targets) AtomicFiles.requireWritable(each, overwrite);
        try (var files = new AtomicFiles(overwrite)) {
            for (int i = 0; i < film.frames(); i++) {
                int[] argb = film.pictures().argb(i);
                files.add(
                        targets.get(i),
                        file -> writePng(film.width(), film.height(), argb, texts, file));
            }
            files.commit();
        }
        return targets;
    }

    /**
     * One picture as PNG.
     *
     * @param argb row by row, premultiplied 0xAARRGGBB
     */
    public static void writeStill(
            int width,
            int height,
            int[] argb,
            Map<String, String> texts,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        AtomicFiles.write(target, overwrite, file -> writePng(width, height, argb, texts, file));
    }

    /**
     * @param argb premultiplied
     */
    static void writePng(
            int width, int height, int[] argb, Map<String, String> texts, WritableByteChannel file)
            throws IOException {
        var format = isOpaque(argb) ? PngFormat.RGB_8 : PngFormat.RGBA_8;
        PngWriter.write(
                file,
                format,
                width,
                height,
                texts,
                (y, target, from) -> {
                    int at = from;
                    for (int i = y * width; i < (y + 1) * width; i++) {
                        int colour = Straight.of(argb[i]);
                        target[at++] = (byte) (colour >> 16);
                        target[at++] = (byte) (colour >> 8);
                        target[at++] = (byte) colour;
                        if (format == PngFormat.RGBA_8) target[at++] = (byte) (colour >> 24);
                    }
                });
    }

    private static boolean isOpaque(int[] argb) {
        for (int colour : argb) {
            if (colour >>> 24 != 0xff) return false;
        }
        return true;
    }

    private static Film watched(Film film, String name, JobMonitor monitor) {
        return new Film(
                film.width(),
                film.height(),
                film.framesPerSecond(),
                film.frames(),
                frame -> {
                    monitor.throwIfCancelled();
                    monitor.report(frame, film.frames(), name);
                    return film.pictures().argb(frame);
                });
    }
}
