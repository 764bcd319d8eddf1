package fathom.export.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import fathom.job.JobMonitor;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class FilmSizesTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int FRAMES = 40;

    @TempDir Path folder;

    /** Waves that glide, fine grain in the middle, nothing at the border. */
    private static int[] picture(int frame) {
        var argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            if (x < 40 || y < 30) continue;
            int grey = (int) (110 + 60 * Math.sin((x + 2 * frame) / 9.0) + 40 * Math.cos(y / 7.0));
            int grain = x > 120 && x < 200 ? (x + 2 * frame) * 7919 % 31 * (y * 104729 % 7) / 6 : 0;
            argb[i] = 0xff000000 | (grey + grain) << 16 | grey << 8 | (grey - grain / 2);
        }
        return argb;
    }

    @ParameterizedTest
    @EnumSource(FilmFormat.class)
    void theEstimateIsNearTheWrittenFiles(FilmFormat format) throws Exception {
        var film = new Film(WIDTH, HEIGHT, 20, FRAMES, FilmSizesTest::picture);
        var texts = Map.of("Source", "waves");

        long estimate = FilmSizes.estimate(format, film, texts);

        Path target = folder.resolve("waves." + format.extension());
        long written = 0;
        for (var file : FilmExporter.write(format, film, texts, target, false, JobMonitor.NONE)) {
            written += Files.size(file);
        }
        assertThat(estimate).isCloseTo(written, withinPercentage(10));
    }

    @ParameterizedTest
    @EnumSource(FilmFormat.class)
    void aSinglePictureIsEstimatedToo(FilmFormat format) throws Exception {
        var film = new Film(WIDTH, HEIGHT, 20, 1, FilmSizesTest::picture);

        long estimate = FilmSizes.estimate(format, film, Map.of());

        Path target = folder.resolve("wave." + format.extension());
        var files = FilmExporter.write(format, film, Map.of(), target, false, JobMonitor.NONE);
        assertThat(estimate).isCloseTo(Files.size(files.getFirst()), withinPercentage(5));
    }
}
