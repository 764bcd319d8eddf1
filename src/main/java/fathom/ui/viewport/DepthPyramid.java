package fathom.ui.viewport;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.ArrayList;
import java.util.List;

/**
 * A depth grid and its halvings. Level 0 is the grid itself; a texel of level n is the mean over
 * 2^n by 2^n cells, of those that have a value, and NaN only where none has.
 */
final class DepthPyramid {
    private final List<FloatGrid> levels;

    private DepthPyramid(List<FloatGrid> levels) {
        this.levels = levels;
    }

    /** Only the grid itself: costs nothing, and is coarse where it is shrunk. */
    static DepthPyramid withoutHalvings(FloatGrid grid) {
        return new DepthPyramid(List.of(grid));
    }

    /** All levels. Reads every cell, so not on the thread that draws. */
    static DepthPyramid of(FloatGrid grid) {
        int deepest = Pyramids.deepestLevel(grid.width(), grid.height());
        var levels = new ArrayList<FloatGrid>(deepest + 1);
        levels.add(grid);
        while (levels.size() <= deepest) levels.add(halve(levels.getLast()));
        return new DepthPyramid(List.copyOf(levels));
    }

    int deepest() {
        return levels.size() - 1;
    }

    FloatGrid level(int level) {
        return levels.get(level);
    }

    private static FloatGrid halve(FloatGrid grid) {
        int halfWidth = Pyramids.lengthAt(grid.width(), 1);
        int halfHeight = Pyramids.lengthAt(grid.height(), 1);
        var half = new float[halfWidth * halfHeight];
        ParallelRows.forEachBand(
                halfWidth,
                halfHeight,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        int upper = 2 * y;
                        int lower = Math.min(upper + 1, grid.height() - 1);
                        for (int x = 0; x < halfWidth; x++) {
                            int left = 2 * x;
                            int right = Math.min(left + 1, grid.width() - 1);
                            half[y * halfWidth + x] =
                                    mean(
                                            grid.at(left, upper),
                                            grid.at(right, upper),
                                            grid.at(left, lower),
                                            grid.at(right, lower));
                        }
                    }
                });
        return FloatGrid.adopt(halfWidth, halfHeight, half);
    }

    private static float mean(float a, float b, float c, float d) {
        float mean = (a + b + c + d) / 4;
        return Float.isNaN(mean) ? meanOfNumbers(a, b, c, d) : mean;
    }

    private static float meanOfNumbers(float... values) {
        float sum = 0;
        int numbers = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                numbers++;
            }
        }
        return sum / numbers; // 0 / 0 is NaN: no cell has a value
    }
}
