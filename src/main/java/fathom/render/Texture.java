package fathom.render;

import fathom.image.Photo;
import fathom.raster.ParallelRows;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

import java.util.ArrayList;
import java.util.List;

/** Opaque 0xAARRGGBB colours over a shape, with ever smaller copies of half the size each. */
public final class Texture {
    /** Of a photograph's longest side: what is larger costs memory and shows nothing more. */
    private static final int LONGEST_SIDE_PX = 4096;

    private final List<Level> levels;

    private static final class Level {
        private final int width;
        private final int height;
        private final int[] argb;

        Level(int width, int height, int[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }
    }

    private Texture(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Averaged down where it is larger than the longest side that is kept. */
    public static Texture of(Photo photo) {
        int longest = Math.max(photo.width(), photo.height());
        double factor = Math.min(1, (double) LONGEST_SIDE_PX / longest);
        int width = Math.max(1, (int) Math.round(photo.width() * factor));
        int height = Math.max(1, (int) Math.round(photo.height() * factor));
        var argb = new int[width * height];
        if (factor < 1) {
            RgbResampler.resize(
                    photo,
                    width,
                    height,
                    Resampling.CV_AREA_8BIT,
                    (y, row) -> {
                        for (int x = 0; x < width; x++) {
                            argb[y * width + x] =
                                    0xff000000
                                            | (int) row[3 * x] << 16
                                            | (int) row[3 * x + 1] << 8
                                            | (int) row[3 * x + 2];
                        }
                    });
        } else {
            for (int i = 0; i < argb.length; i++) {
                argb[i] = 0xff000000 | photo.rgbAt(i % width, i / width);
            }
        }
        return adopt(width, height, argb);
    }

    /** Keeps the array: the caller hands it over and keeps no reference. */
    public static Texture adopt(int width, int height, int[] argb) {
        if (argb.length != Math.multiplyExact(width, height) || argb.length == 0) {
            throw new IllegalArgumentException(
                    "%dx%d pixels expected, got %d".formatted(width, height, argb.length));
        }
        var levels = new ArrayList<Level>();
        var level = new Level(width, height, argb);
        levels.add(level);
        while (level.width > 1 || level.height > 1) {
            level = halved(level);
            levels.add(level);
        }
        return new Texture(levels);
    }

    private static Level halved(Level from) {
        int width = Math.ceilDiv(from.width, 2);
        int height = Math.ceilDiv(from.height, 2);
        var argb = new int[width * height];
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        int upper = 2 * y * from.width;
                        int lower = Math.min(2 * y + 1, from.height - 1) * from.width;
                        for (int x = 0; x < width; x++) {
                            int left = 2 * x;
                            int right = Math.min(2 * x + 1, from.width - 1);
                            argb[y * width + x] =
                                    mean(
                                            from.argb[upper + left],
                                            from.argb[upper + right],
                                            from.argb[lower + left],
                                            from.argb[lower + right]);
                        }
                    }
                });
        return new Level(width, height, argb);
    }

    private static int mean(int a, int b, int c, int d) {
        int even = 0xff00ff;
        int redBlue = (a & even) + (b & even) + (c & even) + (d & even) + 0x020002;
        int green = (a >>> 8 & 0xff) + (b >>> 8 & 0xff) + (c >>> 8 & 0xff) + (d >>> 8 & 0xff) + 2;
        return 0xff000000 | (redBlue >>> 2 & even) | green >>> 2 << 8;
    }

    int levelCount() {
        return levels.size();
    }

    int width(int level) {
        return levels.get(level).width;
    }

    int height(int level) {
        return levels.get(level).height;
    }

    /** Row by row; whoever asks only reads it. */
    int[] argb(int level) {
        return levels.get(level).argb;
    }
}
