package fathom.compare;

import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of equal value over a grid, by marching squares between the centres of its cells. */
public final class Isolines {
    private Isolines() {}

    /** The straight pieces of one line, in no order. */
    public static final class Isoline {
        private final double level;
        private final float[] ends;

        private Isoline(double level, float[] ends) {
            this.level = level;
            this.ends = ends;
        }

        public double level() {
            return level;
        }

        /** How many pieces there are. */
        public int size() {
            return ends.length / 4;
        }

        /** The piece's ends in cells, where the centre of cell (0, 0) is at (0.5, 0.5). */
        public float x1At(int piece) {
            return ends[4 * piece];
        }

        public float y1At(int piece) {
            return ends[4 * piece + 1];
        }

        public float x2At(int piece) {
            return ends[4 * piece + 2];
        }

        public float y2At(int piece) {
            return ends[4 * piece + 3];
        }
    }

    /** One for each level; squares with a corner without a value are left out. */
    public static List<Isoline> of(FloatGrid grid, double[] levels) {
        var lines = new ArrayList<Isoline>();
        for (double level : levels) lines.add(new Isoline(level, trace(grid, level)));
        return lines;
    }

    /**
     * Round values (1, 2 or 5 times a power of ten apart) within a range.
     *
     * @param about how many are wanted, at least 1; the result may have a few more or fewer
     */
    public static double[] levels(DepthRange range, int about) {
        double span = (double) range.high() - range.low();
        if (!(span > 0)) return new double[0];
        double rough = span / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        double step = power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
        long first = (long) Math.ceil(range.low() / step);
        long last = (long) Math.floor(range.high() / step);
        var levels = new double[(int) Math.max(0, last - first + 1)];
        for (int i = 0; i < levels.length; i++) levels[i] = (first + i) * step;
        return levels;
    }

    private static float[] trace(FloatGrid grid, double level) {
        var segments = new Segments();
        for (int y = 0; y + 1 < grid.height(); y++) {
            for (int x = 0; x + 1 < grid.width(); x++) {
                square(grid, x, y, level, segments);
            }
        }
        return segments.toArray();
    }

    private static void square(FloatGrid grid, int x, int y, double level, Segments segments) {
        double topLeft = grid.at(x, y) - level;
        double topRight = grid.at(x + 1, y) - level;
        double bottomLeft = grid.at(x, y + 1) - level;
        double bottomRight = grid.at(x + 1, y + 1) - level;
        if (!Double.isFinite(topLeft + topRight + bottomLeft + bottomRight)) return;
        boolean a = topLeft >= 0;
        boolean b = topRight >= 0;
        boolean c = bottomRight >= 0;
        boolean d = bottomLeft >= 0;
        if (a == b && b == c && c == d) return;
        double left = x + 0.5;
        double top = y + 0.5;
        // Where the line crosses the square's sides, clockwise from the top.
        double[] xs = {
            left + share(topLeft, topRight), left + 1, left + share(bottomLeft, bottomRight), left
        };
        double[] ys = {
            top, top + share(topRight, bottomRight), top + 1, top + share(topLeft, bottomLeft)
        };
        boolean[] crossed = {a != b, b != c, c != d, d != a};
        if (crossed[0] && crossed[1] && crossed[2] && crossed[3]) {
            // A saddle: the value in the middle says which corners belong together.
            boolean middle = topLeft + topRight + bottomLeft + bottomRight >= 0;
            boolean aroundTopLeft = middle != a;
            segments.add(xs[0], ys[0], xs[aroundTopLeft ? 3 : 1], ys[aroundTopLeft ? 3 : 1]);
            segments.add(xs[2], ys[2], xs[aroundTopLeft ? 1 : 3], ys[aroundTopLeft ? 1 : 3]);
            return;
        }
        int from = -1;
        for (int side = 0; side < 4; side++) {
            if (!crossed[side]) continue;
            if (from < 0) from = side;
            else segments.add(xs[from], ys[from], xs[side], ys[side]);
        }
    }

    private static double share(double from, double to) {
        return from / (from - to);
    }

    private static final class Segments {
        private float[] values = new float[1024];
        private int size;

        void add(double x1, double y1, double x2, double y2) {
            if (size + 4 > values.length) values = Arrays.copyOf(values, 2 * values.length);
            values[size++] = (float) x1;
            values[size++] = (float) y1;
            values[size++] = (float) x2;
            values[size++] = (float) y2;
        }

        float[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
