package fathom.export.film;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Map;

/**
 * About how large films become: pictures that lie evenly in a film are encoded, and the others are
 * taken to be like them.
 */
public final class FilmSizes {
    private static final int SAMPLES = 3;

    /** Header and colours of a GIF, which it has once. */
    private static final int GIF_ONCE_BYTES = 800;

    /** What an MP4 says about itself, and about each picture. */
    private static final int MP4_ONCE_BYTES = 600;

    private static final int MP4_PICTURE_BYTES = 8;

    /** After so many pictures the next change is as large as the one before. */
    private static final int MP4_RUN = 4;

    private FilmSizes() {}

    /**
     * All files of it together, in bytes.
     *
     * @param texts facts for a PNG's text chunks
     * @throws java.util.concurrent.CancellationException when the film's pictures throw it
     */
    public static long estimate(FilmFormat format, Film film, Map<String, String> texts) {
        try {
            return switch (format) {
                case MP4 -> mp4(film);
                case GIF -> gif(film);
                case PNG -> png(film, texts);
            };
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static int samples(Film film) {
        return Math.min(SAMPLES, film.frames());
    }

    /** Amid equal parts of the film. */
    private static int frameOf(int sample, Film film) {
        return (int) ((sample + 0.5) * film.frames() / samples(film));
    }

    private static long png(Film film, Map<String, String> texts) throws IOException {
        var sum = new Sum();
        for (int i = 0; i < samples(film); i++) {
            int[] argb = film.pictures().argb(frameOf(i, film));
            FilmExporter.writePng(
                    film.width(), film.height(), argb, texts, Channels.newChannel(sum));
        }
        return film.frames() * sum.bytes / samples(film);
    }

    private static long gif(Film film) throws IOException {
        // Asked for once more for the colours.
        var drawn = new HashMap<Integer, int[]>();
        var some =
                new Film(
                        film.width(),
                        film.height(),
                        film.framesPerSecond(),
                        samples(film),
                        sample ->
                                drawn.computeIfAbsent(
                                        sample, i -> film.pictures().argb(frameOf(i, film))));
        var sum = new Sum();
        GifFile.write(some, Channels.newChannel(sum));
        return GIF_ONCE_BYTES + film.frames() * (sum.bytes - GIF_ONCE_BYTES) / samples(film);
    }

    /**
     * A whole picture, and what changes to the next ones: more at first, because what the whole one
     * has left out is added.
     */
    private static long mp4(Film film) {
        int pace = film.framesPerSecond();
        var perPlace = new double[Math.min(MP4_RUN, pace)];
        var stream = new Mp4File.Stream(film.width(), film.height(), perPlace.length);
        for (int i = 0; i < samples(film); i++) {
            for (int place = 0; place < perPlace.length; place++) {
                int frame = Math.min(frameOf(i, film) + place, film.frames() - 1);
                int bytes = stream.encoded(film.pictures().argb(frame)).getData().remaining();
                perPlace[place] += (double) bytes / samples(film);
            }
        }
        double bytes = MP4_ONCE_BYTES + MP4_PICTURE_BYTES * (double) film.frames();
        for (int frame = 0; frame < film.frames(); frame++) {
            bytes += perPlace[Math.min(frame % pace, perPlace.length - 1)];
        }
        return Math.round(bytes);
    }

    private static final class Sum extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
