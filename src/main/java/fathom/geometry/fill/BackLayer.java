package fathom.geometry.fill;

import fathom.geometry.EdgeCut;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What may lie behind the edges of a surface: the farther side is continued under the nearer one,
 * its depth and its colours smoothed like a skin that hangs on the rim.
 */
public final class BackLayer {
    /** How far the layer reaches under the nearer surface, as a share of the longer side. */
    private static final double REACH = 0.2;

    private static final int SMOOTHINGS = 40;
    private static final int NOWHERE = -1;

    private final FloatGrid z;
    private final Photo photo;
    private final float limit;
    private final SolidCells solid;
    private final int width;
    private final int height;

    /** The rim's cell that each cell of the layer hangs on; its own for the rim. */
    private final int[] source;

    /** The layer's cells without the rim, those nearest to the rim first. */
    private int[] cells = new int[1024];

    private int size;
    private final float[] inverse;
    private final int[] colour;

    private BackLayer(ZSurface surface, Photo photo, EdgeCut cut) {
        z = surface.z();
        this.photo = photo;
        limit = (float) (1 + cut.relativeJump());
        solid = SolidCells.of(z, cut);
        width = z.width();
        height = z.height();
        source = new int[z.size()];
        inverse = new float[z.size()];
        colour = new int[z.size()];
    }

    /**
     * @param distances NaN outside the layer; the rim repeats the surface's own
     * @param rim the cells that belong to the surface itself
     * @param slopes cells between two surfaces that the layer takes the place of
     * @param colours 0xRRGGBB for each cell, the photograph's outside the layer
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read only, never compared
    public record Layer(ZSurface distances, BitSet rim, BitSet slopes, int[] colours) {}

    /**
     * @param photo the photograph that the surface covers
     * @param cut what counts as an edge; none gives an empty layer
     */
    public static Layer behind(ZSurface surface, Photo photo, EdgeCut cut, JobMonitor monitor) {
        var layer = new BackLayer(surface, photo, cut);
        layer.findRim();
        layer.grow();
        for (int i = 0; i < SMOOTHINGS; i++) {
            monitor.throwIfCancelled();
            layer.smooth();
        }
        return layer.result(surface.metric());
    }

    private void findRim() {
        Arrays.fill(source, NOWHERE);
        for (int i = 0; i < source.length; i++) {
            colour[i] = photo(i);
        }
        for (int i = 0; i < source.length; i++) {
            if (isRim(i)) {
                source[i] = i;
                inverse[i] = 1 / z.at(i);
                colour[i] = surroundings(i);
            }
        }
    }

    private int photo(int cell) {
        int x = (int) ((cell % width + 0.5) * photo.width() / width);
        int y = (int) (((double) (cell / width) + 0.5) * photo.height() / height);
        return photo.rgbAt(x, y);
    }

    /** Whether a surface ends here because another one lies before it. */
    private boolean isRim(int cell) {
        if (!solid.contains(cell)) return false;
        float here = z.at(cell);
        int x = cell % width;
        boolean left = x > 0;
        boolean right = x < width - 1;
        boolean above = cell >= width;
        boolean below = cell + width < source.length;
        boolean before =
                (left && isBefore(cell - 1, here))
                        || (right && isBefore(cell + 1, here))
                        || (above && isBefore(cell - width, here))
                        || (below && isBefore(cell + width, here));
        boolean behind =
                (left && isBehind(cell - 1, here))
                        || (right && isBehind(cell + 1, here))
                        || (above && isBehind(cell - width, here))
                        || (below && isBehind(cell + width, here));
        return before && !behind;
    }

    private boolean isBefore(int cell, float distance) {
        return z.at(cell) * limit < distance;
    }

    private boolean isBehind(int cell, float distance) {
        return z.at(cell) > distance * limit;
    }

    private void grow() {
        int reach = (int) Math.ceil(REACH * Math.max(width, height));
        for (int i = 0; i < source.length; i++) if (source[i] == i) spread(i);
        int from = 0;
        for (int ring = 1; ring < reach && from < size; ring++) {
            int to = size;
            for (; from < to; from++) spread(cells[from]);
        }
    }

    private void spread(int cell) {
        int x = cell % width;
        if (x > 0) take(cell - 1, cell);
        if (x < width - 1) take(cell + 1, cell);
        if (cell >= width) take(cell - width, cell);
        if (cell + width < source.length) take(cell + width, cell);
    }

    private void take(int cell, int from) {
        if (source[cell] != NOWHERE) return;
        float behind = z.at(source[from]);
        boolean slope = !solid.contains(cell) && !isBehind(cell, behind);
        if (!slope && !isBefore(cell, behind)) return;
        source[cell] = source[from];
        inverse[cell] = inverse[from];
        colour[cell] = colour[from];
        if (size == cells.length) cells = Arrays.copyOf(cells, 2 * size);
        cells[size++] = cell;
    }

    /**
     * The mean colour of the surface that ends at a rim, some cells away from it: close to an edge
     * the photograph's colours are blended, and single pixels would be drawn out to streaks.
     */
    private int surroundings(int rim) {
        int x0 = rim % width;
        int y0 = rim / width;
        int stride = Math.max(1, solid.depth() / 3);
        int reach = 3 * solid.depth();
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int y = Math.max(0, y0 - reach); y <= Math.min(height - 1, y0 + reach); y += stride) {
            for (int x = Math.max(0, x0 - reach);
                    x <= Math.min(width - 1, x0 + reach);
                    x += stride) {
                int there = y * width + x;
                if (!solid.isDeep(there)
                        || isBefore(there, z.at(rim))
                        || isBehind(there, z.at(rim))) continue;
                red += photo(there) >> 16 & 0xff;
                green += photo(there) >> 8 & 0xff;
                blue += photo(there) & 0xff;
                count++;
            }
        }
        return count == 0 ? photo(rim) : rgb(red, green, blue, count);
    }

    private static int rgb(long red, long green, long blue, int count) {
        return rounded(red, count) << 16 | rounded(green, count) << 8 | rounded(blue, count);
    }

    /** Each cell becomes the mean of its neighbours in the layer; the rim stays. */
    private void smooth() {
        for (int i = 0; i < size; i++) smooth(cells[i]);
        for (int i = size - 1; i >= 0; i--) smooth(cells[i]);
    }

    private void smooth(int cell) {
        float sum = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        int count = 0;
        int x = cell % width;
        for (int side = 0; side < 4; side++) {
            int there =
                    switch (side) {
                        case 0 -> x > 0 ? cell - 1 : cell;
                        case 1 -> x < width - 1 ? cell + 1 : cell;
                        case 2 -> Math.max(cell - width, x);
                        default -> cell + width < source.length ? cell + width : cell;
                    };
            if (source[there] == NOWHERE) continue;
            sum += inverse[there];
            red += colour[there] >> 16 & 0xff;
            green += colour[there] >> 8 & 0xff;
            blue += colour[there] & 0xff;
            count++;
        }
        float most = solid.contains(cell) ? limit : 1;
        inverse[cell] = Math.min(sum / count, 1 / (z.at(cell) * most));
        colour[cell] = rgb(red, green, blue, count);
    }

    private static int rounded(long sum, int count) {
        return (int) ((sum + count / 2) / count);
    }

    /** Whether a thin cell has something before and something behind it close by. */
    private boolean isSlope(int cell) {
        if (solid.contains(cell)) return false;
        int reach = solid.depth();
        int x0 = cell % width;
        int y0 = cell / width;
        float here = z.at(cell);
        boolean before = false;
        boolean behind = false;
        for (int y = Math.max(0, y0 - reach); y <= Math.min(height - 1, y0 + reach); y++) {
            for (int x = Math.max(0, x0 - reach); x <= Math.min(width - 1, x0 + reach); x++) {
                before |= isBefore(y * width + x, here);
                behind |= isBehind(y * width + x, here);
            }
        }
        return before && behind;
    }

    private Layer result(boolean metric) {
        var distances = new float[source.length];
        var rim = new BitSet();
        var slopes = new BitSet();
        for (int i = 0; i < size; i++) if (isSlope(cells[i])) slopes.set(cells[i]);
        for (int i = 0; i < distances.length; i++) {
            boolean own = source[i] == i;
            if (own) rim.set(i);
            distances[i] = source[i] == NOWHERE ? Float.NaN : own ? z.at(i) : 1 / inverse[i];
        }
        return new Layer(
                new ZSurface(FloatGrid.adopt(width, height, distances), metric),
                rim,
                slopes,
                colour);
    }
}
