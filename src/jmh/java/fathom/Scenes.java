package fathom;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

/** What the benchmarks work on: made, not read, so that they need no files. */
public final class Scenes {
    private Scenes() {}

    /** Width and height of a size like "4000x3000". */
    public static int[] parse(String size) {
        String[] sides = size.split("x");
        return new int[] {Integer.parseInt(sides[0]), Integer.parseInt(sides[1])};
    }

    /**
     * Disparity of a room: a floor that comes nearer, a wall, round things before it that end in
     * jumps, and 2 % of cells without depth.
     */
    public static FloatGrid disparity(int width, int height) {
        var values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = disparityAt((x + 0.5) / width, (y + 0.5) / height);
            }
        }
        return FloatGrid.adopt(width, height, values);
    }

    private static float disparityAt(double u, double v) {
        double floor = 0.1 + Math.max(0, v - 0.55) * 2;
        double texture = 0.004 * Math.sin(40 * u) * Math.cos(31 * v);
        double du = (u * 4) % 1 - 0.5;
        double dv = (v * 3) % 1 - 0.5;
        double ball = 0.09 - du * du - dv * dv;
        if (ball > 0) return (float) (floor + 0.5 + ball + texture);
        return du > 0.44 && dv > 0.15 ? Float.NaN : (float) (floor + texture);
    }

    public static Photo photo(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) ((i * 31) >> 3);
        return Photo.adopt("scene.png", width, height, rgb, null, PhotoFacts.NONE);
    }
}
