package fathom.geometry.fill;

import fathom.depth.Percentiles;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * The region that hangs on the upper border and is far away: at the very end of the distances
 * anywhere, and rather far where the photograph's colour changes as gently as a sky's does, because
 * networks are unsure of a sky's distance and sure of what stands before it.
 */
final class Sky {
    /** Of the farthest distance: what lies beyond is as far as the sky. */
    private static final double VERY_FAR = 0.8;

    /** Of the range of inverse distances, from the far end. */
    private static final double RATHER_FAR = 0.2;

    private static final double FAR_END_PERCENT = 99;
    private static final double NEAR_END_PERCENT = 1;

    /** The largest step of a colour between neighbouring cells of a sky, of 255. */
    private static final int GENTLE = 10;

    /** Of all cells: a smaller island in the sky that is rather far is sky too. */
    private static final double ISLAND = 0.005;

    private final FloatGrid z;
    private final Photo photo;
    private final float veryFar;
    private final float ratherFar;
    private final BitSet sky = new BitSet();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    private Sky(FloatGrid z, Photo photo, Percentiles distances) {
        this.z = z;
        this.photo = photo;
        double far = 1 / distances.at(FAR_END_PERCENT);
        double near = 1 / distances.at(NEAR_END_PERCENT);
        veryFar = (float) (VERY_FAR / far);
        ratherFar = (float) (1 / (far + RATHER_FAR * (near - far)));
    }

    /** The sky's cells; none where the upper border is near. */
    static BitSet of(FloatGrid z, Photo photo) {
        var distances = Percentiles.of(z);
        if (distances.count() == 0) return new BitSet();
        var sky = new Sky(z, photo, distances);
        sky.grow();
        sky.closeIslands();
        return sky.sky;
    }

    private void grow() {
        for (int x = 0; x < z.width(); x++) if (z.at(x) >= veryFar) take(x);
        while (!open.isEmpty()) {
            int cell = open.remove();
            int x = cell % z.width();
            if (x > 0) reach(cell, cell - 1);
            if (x < z.width() - 1) reach(cell, cell + 1);
            if (cell >= z.width()) reach(cell, cell - z.width());
            if (cell + z.width() < z.size()) reach(cell, cell + z.width());
        }
    }

    private void reach(int from, int to) {
        if (sky.get(to)) return;
        float there = z.at(to);
        if (there >= veryFar || (there >= ratherFar && isGentle(from, to))) take(to);
    }

    private void take(int cell) {
        sky.set(cell);
        open.add(cell);
    }

    private boolean isGentle(int a, int b) {
        int first = colour(a);
        int second = colour(b);
        return difference(first >> 16, second >> 16) <= GENTLE
                && difference(first >> 8, second >> 8) <= GENTLE
                && difference(first, second) <= GENTLE;
    }

    private static int difference(int a, int b) {
        return Math.abs((a & 0xff) - (b & 0xff));
    }

    private int colour(int cell) {
        double x = (cell % z.width() + 0.5) * photo.width() / z.width();
        double y = ((double) (cell / z.width()) + 0.5) * photo.height() / z.height();
        return photo.rgbAt((int) x, (int) y);
    }

    private void closeIslands() {
        int most = (int) (ISLAND * z.size());
        var seen = new BitSet();
        var island = new BitSet();
        for (int i = 0; i < z.size(); i++) {
            if (sky.get(i) || seen.get(i) || !(z.at(i) >= ratherFar)) continue;
            island.clear();
            boolean enclosed = gather(i, seen, island);
            if (enclosed && island.cardinality() <= most) sky.or(island);
        }
    }

    /** Whether only sky lies around the region that is rather far. */
    private boolean gather(int start, BitSet seen, BitSet island) {
        boolean enclosed = true;
        seen.set(start);
        open.add(start);
        while (!open.isEmpty()) {
            int cell = open.remove();
            island.set(cell);
            int x = cell % z.width();
            // each neighbour is visited, whatever the others are
            if (x > 0) enclosed &= visit(cell - 1, seen);
            if (x < z.width() - 1) enclosed &= visit(cell + 1, seen);
            if (cell >= z.width()) enclosed &= visit(cell - z.width(), seen);
            if (cell + z.width() < z.size()) enclosed &= visit(cell + z.width(), seen);
        }
        return enclosed;
    }

    private boolean visit(int cell, BitSet seen) {
        if (sky.get(cell)) return true;
        if (!(z.at(cell) >= ratherFar)) return false;
        if (!seen.get(cell)) {
            seen.set(cell);
            open.add(cell);
        }
        return true;
    }
}
