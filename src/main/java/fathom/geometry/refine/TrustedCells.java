package fathom.geometry.refine;

import fathom.geometry.EdgeCut;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Which cells of a coarse map lie on a surface, and which in the ramp that a network draws between
 * two. A cell is trusted when it is about as near as the nearest or about as far as the farthest
 * within two cells, or when no two neighbours there are parted; so is the crest of a thin thing,
 * which is the nearest around; and when it lies on a slanted plane that is wider than any ramp.
 */
final class TrustedCells {
    /** Networks draw an edge over about four cells. */
    private static final int RADIUS = 2;

    /** Half the width of a plane that is no ramp. */
    private static final int PLANE = 3;

    /** How much of a jump a plane may bend. */
    private static final float BEND = 0.25f;

    private final FloatGrid inverse;
    private final float limit;
    private final boolean[] trusted;

    TrustedCells(FloatGrid inverse, EdgeCut cut) {
        this.inverse = inverse;
        limit = (float) (1 + cut.relativeJump());
        trusted = new boolean[inverse.size()];
        ParallelRows.forEachBand(
                inverse.width() * (2 * RADIUS + 1),
                inverse.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < inverse.width(); x++) {
                            trusted[y * inverse.width() + x] = isExtreme(x, y) || isOnPlane(x, y);
                        }
                    }
                });
    }

    private boolean isExtreme(int x, int y) {
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        int toY = Math.min(height() - 1, y + RADIUS);
        int toX = Math.min(width() - 1, x + RADIUS);
        for (int j = Math.max(0, y - RADIUS); j <= toY; j++) {
            for (int i = Math.max(0, x - RADIUS); i <= toX; i++) {
                float value = inverse.at(i, j);
                if (value < least) least = value;
                if (value > most) most = value;
            }
        }
        float here = inverse.at(x, y);
        return Float.isNaN(here)
                || here * limit >= most
                || here <= least * limit
                || !hasJump(x, y, toX, toY);
    }

    /** Whether neighbours within the radius are parted; a slope without that is a surface. */
    private boolean hasJump(int x, int y, int toX, int toY) {
        for (int j = Math.max(0, y - RADIUS); j <= toY; j++) {
            for (int i = Math.max(0, x - RADIUS); i <= toX; i++) {
                float here = inverse.at(i, j);
                if (i < toX && isJump(here, inverse.at(i + 1, j))) return true;
                if (j < toY && isJump(here, inverse.at(i, j + 1))) return true;
            }
        }
        return false;
    }

    private boolean isJump(float a, float b) {
        return !(Math.max(a, b) <= Math.min(a, b) * limit);
    }

    private boolean isOnPlane(int x, int y) {
        if (width() <= 2 * PLANE || height() <= 2 * PLANE) return false;
        int i = Math.clamp(x, PLANE, width() - 1 - PLANE);
        int j = Math.clamp(y, PLANE, height() - 1 - PLANE);
        float most = (limit - 1) * BEND * inverse.at(x, y);
        return isStraight(inverse.at(i - PLANE, y), inverse.at(i + PLANE, y), i - 1, y, 1, 0, most)
                && isStraight(
                        inverse.at(x, j - PLANE), inverse.at(x, j + PLANE), x, j - 1, 0, 1, most);
    }

    /**
     * Whether the two steps in the middle are a third of the six, those of a ramp are steeper, and
     * the middle lies half way, which at the foot of a ramp it does not.
     */
    private boolean isStraight(
            float first, float last, int x, int y, int stepX, int stepY, float most) {
        float middle = inverse.at(x + 2 * stepX, y + 2 * stepY) - inverse.at(x, y);
        float centre = inverse.at(x + stepX, y + stepY);
        return Math.abs(middle - (last - first) / PLANE) <= most
                && Math.abs(centre - (first + last) / 2) <= 2 * most;
    }

    int width() {
        return inverse.width();
    }

    int height() {
        return inverse.height();
    }

    /** Inverse distance, NaN for none. */
    float at(int x, int y) {
        return inverse.at(x, y);
    }

    boolean isTrusted(int x, int y) {
        return trusted[y * inverse.width() + x];
    }

    /** Whether the cells of the block are trusted, have a distance and no jump between them. */
    boolean isSmooth(int fromX, int fromY, int side) {
        if (fromX < 0 || fromY < 0 || fromX + side > width() || fromY + side > height()) {
            return false;
        }
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        for (int y = fromY; y < fromY + side; y++) {
            for (int x = fromX; x < fromX + side; x++) {
                float value = inverse.at(x, y);
                if (Float.isNaN(value) || !isTrusted(x, y)) return false;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        // A block of more cells may slope more without a jump.
        float slope = 1 + (limit - 1) * (side - 1);
        return most <= least * slope;
    }

    /** The change from one cell to the next, as far as both steps inside the surface agree. */
    float slopeX(int x, int y) {
        return slope(x, y, 1, 0);
    }

    float slopeY(int x, int y) {
        return slope(x, y, 0, 1);
    }

    private float slope(int x, int y, int stepX, int stepY) {
        float forth = inward(x, y, stepX, stepY);
        float back = -inward(x, y, -stepX, -stepY);
        if (Float.isNaN(forth)) return Float.isNaN(back) ? 0 : back;
        if (Float.isNaN(back)) return forth;
        return lesser(forth, back);
    }

    /** The lesser of the next two steps in a direction; NaN where the surface ends. */
    private float inward(int x, int y, int stepX, int stepY) {
        float first = step(x, y, stepX, stepY);
        if (Float.isNaN(first)) return first;
        float second = step(x + stepX, y + stepY, stepX, stepY);
        return Float.isNaN(second) ? first : lesser(first, second);
    }

    private static float lesser(float a, float b) {
        if (a * b <= 0) return 0;
        return Math.abs(a) < Math.abs(b) ? a : b;
    }

    private float step(int x, int y, int stepX, int stepY) {
        int toX = x + stepX;
        int toY = y + stepY;
        if (toX < 0 || toY < 0 || toX >= width() || toY >= height()) return Float.NaN;
        float from = inverse.at(x, y);
        float to = inverse.at(toX, toY);
        boolean joined =
                isTrusted(x, y)
                        && isTrusted(toX, toY)
                        && Math.max(from, to) <= Math.min(from, to) * limit;
        return joined ? to - from : Float.NaN;
    }
}
