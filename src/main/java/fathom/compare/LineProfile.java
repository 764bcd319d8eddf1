package fathom.compare;

import fathom.raster.FloatGrid;

/** Values along a straight line over a grid, equally far apart. */
public final class LineProfile {
    private final double length;
    private final float[] values;

    private LineProfile(double length, float[] values) {
        this.length = length;
        this.values = values;
    }

    /** How many samples there are, both ends included. */
    public int size() {
        return values.length;
    }

    /** From the line's start to a sample, in cells. */
    public double distanceAt(int sample) {
        return length * sample / (values.length - 1);
    }

    /** Bilinear between cells; NaN outside the grid and beside cells without a value. */
    public float valueAt(int sample) {
        return values[sample];
    }

    /**
     * @param fromX and the others: positions in cells, where the centre of cell (0, 0) is at (0.5,
     *     0.5)
     * @param count how many samples, both ends included; at least 2
     */
    public static LineProfile sample(
            FloatGrid grid, double fromX, double fromY, double toX, double toY, int count) {
        if (count < 2) throw new IllegalArgumentException("A profile has two samples or more");
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            double t = (double) i / (count - 1);
            values[i] = at(grid, fromX + t * (toX - fromX), fromY + t * (toY - fromY));
        }
        return new LineProfile(Math.hypot(toX - fromX, toY - fromY), values);
    }

    /** The border's cells reach to the grid's edge. */
    private static float at(FloatGrid grid, double x, double y) {
        if (!(x >= 0 && x <= grid.width() && y >= 0 && y <= grid.height())) return Float.NaN;
        double u = Math.clamp(x - 0.5, 0, grid.width() - 1);
        double v = Math.clamp(y - 0.5, 0, grid.height() - 1);
        int x0 = (int) u;
        int y0 = (int) v;
        double upper = between(grid, x0, y0, u - x0);
        if (v == y0) return (float) upper;
        double lower = between(grid, x0, y0 + 1, u - x0);
        return (float) (upper + (v - y0) * (lower - upper));
    }

    private static double between(FloatGrid grid, int x, int y, double share) {
        double left = grid.at(x, y);
        return share == 0 ? left : left + share * (grid.at(x + 1, y) - left);
    }
}
