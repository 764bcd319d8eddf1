package fathom.export.film;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * 255 colours for many, and one for nothing. Chosen by median cut (Heckbert 1982) in 5 bits a
 * channel; in between, an even pattern of two colours stands, the same in every picture so that
 * nothing flickers.
 */
final class Palette {
    static final int TRANSPARENT = 255;

    private static final int MOST = 255;
    private static final int BITS = 5;
    private static final int SIDE = 1 << BITS;
    private static final int CELLS = SIDE * SIDE * SIDE;

    /** Half of it is about the distance between neighbouring colours of a palette. */
    private static final int DITHER = 16;

    /** Bayer's matrix. */
    private static final int[] ORDER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private final int[] rgb;
    private final byte[] nearest = new byte[CELLS];

    private Palette(int[] rgb) {
        this.rgb = rgb;
        for (int cell = 0; cell < CELLS; cell++) nearest[cell] = (byte) nearestTo(cell);
    }

    /** How often colours are seen. */
    static final class Counts {
        private final long[] counts = new long[CELLS];

        /**
         * @param argb premultiplied
         */
        void add(int[] argb) {
            for (int colour : argb) {
                if (isThere(colour)) counts[cellOf(Straight.of(colour))]++;
            }
        }

        Palette palette() {
            var boxes = new ArrayList<Box>();
            boxes.add(Box.around(counts, 0, SIDE - 1, 0, SIDE - 1, 0, SIDE - 1));
            while (boxes.size() < MOST) {
                var largest = boxes.stream().max(Comparator.comparingDouble(Box::weight)).get();
                if (largest.weight() == 0) break;
                boxes.remove(largest);
                boxes.addAll(largest.halves(counts));
            }
            return new Palette(boxes.stream().mapToInt(box -> box.mean(counts)).toArray());
        }
    }

    /**
     * A part of the colours: the ends of red, green and blue, inclusive, and how many lie in it.
     */
    private static final class Box {
        private final int[] from;
        private final int[] to;
        private final long count;

        private Box(int[] from, int[] to, long count) {
            this.from = from;
            this.to = to;
            this.count = count;
        }

        /** The smallest box around what lies between. */
        static Box around(long[] counts, int r0, int r1, int g0, int g1, int b0, int b1) {
            int[] from = {SIDE, SIDE, SIDE};
            int[] to = {-1, -1, -1};
            long count = 0;
            for (int r = r0; r <= r1; r++) {
                for (int g = g0; g <= g1; g++) {
                    for (int b = b0; b <= b1; b++) {
                        long here = counts[(r * SIDE + g) * SIDE + b];
                        if (here == 0) continue;
                        count += here;
                        int[] place = {r, g, b};
                        for (int axis = 0; axis < 3; axis++) {
                            from[axis] = Math.min(from[axis], place[axis]);
                            to[axis] = Math.max(to[axis], place[axis]);
                        }
                    }
                }
            }
            return new Box(from, to, count);
        }

        private int longest() {
            int longest = 0;
            for (int axis = 1; axis < 3; axis++) {
                if (to[axis] - from[axis] > to[longest] - from[longest]) longest = axis;
            }
            return longest;
        }

        /** What it would gain from being cut; 0 where it holds one colour. */
        double weight() {
            int axis = longest();
            return count == 0 ? 0 : Math.sqrt((double) count) * (to[axis] - from[axis]);
        }

        /** Cut across its longest side where half of the pixels lie on either side. */
        List<Box> halves(long[] counts) {
            int axis = longest();
            long before = 0;
            int cut = from[axis];
            while (cut < to[axis] - 1) {
                before += part(counts, axis, cut, cut).count;
                if (2 * before >= count) break;
                cut++;
            }
            return List.of(
                    part(counts, axis, from[axis], cut), part(counts, axis, cut + 1, to[axis]));
        }

        private Box part(long[] counts, int axis, int first, int last) {
            int[] low = from.clone();
            int[] high = to.clone();
            low[axis] = first;
            high[axis] = last;
            return around(counts, low[0], high[0], low[1], high[1], low[2], high[2]);
        }

        int mean(long[] counts) {
            var sums = new double[3];
            for (int r = from[0]; r <= to[0]; r++) {
                for (int g = from[1]; g <= to[1]; g++) {
                    for (int b = from[2]; b <= to[2]; b++) {
                        long here = counts[(r * SIDE + g) * SIDE + b];
                        sums[0] += here * (r + 0.5);
                        sums[1] += here * (g + 0.5);
                        sums[2] += here * (b + 0.5);
                    }
                }
            }
            int rgb = 0;
            for (double sum : sums) {
                rgb = rgb << 8 | (int) Math.min(255, sum / Math.max(1, count) * 256 / SIDE);
            }
            return rgb;
        }
    }

    private static boolean isThere(int premultiplied) {
        return premultiplied >>> 24 >= 128;
    }

    private static int cellOf(int rgb) {
        int drop = 8 - BITS;
        int red = (rgb >> 16 & 0xff) >> drop;
        int green = (rgb >> 8 & 0xff) >> drop;
        int blue = (rgb & 0xff) >> drop;
        return (red * SIDE + green) * SIDE + blue;
    }

    private int nearestTo(int cell) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < rgb.length; i++) {
            int red = (rgb[i] >> 16 & 0xff) - middle(cell >> (2 * BITS));
            int green = (rgb[i] >> 8 & 0xff) - middle((cell >> BITS) & (SIDE - 1));
            int blue = (rgb[i] & 0xff) - middle(cell & (SIDE - 1));
            int distance = 3 * red * red + 6 * green * green + blue * blue;
            if (distance >= least) continue;
            least = distance;
            best = i;
        }
        return best;
    }

    private static int middle(int level) {
        return (2 * level + 1) * 256 / (2 * SIDE);
    }

    IndexColorModel colours() {
        int[] all = Arrays.copyOf(rgb, MOST + 1);
        return new IndexColorModel(8, all.length, all, 0, false, TRANSPARENT, DataBuffer.TYPE_BYTE);
    }

    /**
     * @param argb premultiplied
     */
    byte indexOf(int argb, int x, int y) {
        if (!isThere(argb)) return (byte) TRANSPARENT;
        int straight = Straight.of(argb);
        int offset = ORDER[(y & 3) * 4 + (x & 3)] * DITHER / 16 - DITHER / 2;
        return nearest[
                cellOf(
                        moved(straight >> 16, offset) << 16
                                | moved(straight >> 8, offset) << 8
                                | moved(straight, offset))];
    }

    private static int moved(int channel, int offset) {
        return Math.clamp((channel & 0xff) + offset, 0, 255);
    }
}
