package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.model.DepthRule;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;

/**
 * From a network's own numbers to depth: scaled, held between 0 and the maximum where the card says
 * so, and without a value where there is nothing to see.
 *
 * @param factor what one unit of the numbers is worth
 */
record DepthFinish(DepthRule rule, float factor, Photo photo, Optional<DepthMask> mask) {
    /**
     * @param grid covers the whole photograph, at any resolution
     */
    DepthMap map(FloatGrid grid) {
        if (isFinished(grid)) return DepthMap.of(rule.kind(), grid);
        float[] values = grid.toArray();
        float least = rule.nonNegative() ? 0 : Float.NEGATIVE_INFINITY;
        float most = (float) rule.maximum().orElse(Double.POSITIVE_INFINITY);
        for (int i = 0; i < values.length; i++) {
            // Comparisons, not Math.clamp: no value stays no value.
            float value = values[i] * factor;
            if (value < least) value = least;
            if (value > most) value = most;
            values[i] = value;
        }
        if (mask.isPresent()) dropMasked(values, mask.get().over(grid));
        if (photo.hasTransparency()) dropTransparent(values, grid);
        return DepthMap.of(rule.kind(), FloatGrid.adopt(grid.width(), grid.height(), values));
    }

    /** Whether the numbers are depth as they are. */
    boolean isFinished(FloatGrid grid) {
        if (factor != 1 || mask.isPresent() || photo.hasTransparency()) return false;
        return rule.maximum().isEmpty() && !(rule.nonNegative() && hasNegative(grid));
    }

    private static boolean hasNegative(FloatGrid grid) {
        var found = new AtomicBoolean();
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    float least = 0;
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        float value = grid.at(i);
                        least = value < least ? value : least; // NaN is not less
                    }
                    if (least < 0) found.set(true);
                });
        return found.get();
    }

    private static void dropMasked(float[] values, IntPredicate exists) {
        for (int i = 0; i < values.length; i++) {
            if (!exists.test(i)) values[i] = Float.NaN;
        }
    }

    /** No depth where the photograph's pixel under the cell's centre is fully transparent. */
    private void dropTransparent(float[] values, FloatGrid grid) {
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        int photoY = (int) ((y + 0.5) * photo.height() / grid.height());
                        for (int x = 0; x < grid.width(); x++) {
                            int photoX = (int) ((x + 0.5) * photo.width() / grid.width());
                            if (photo.isTransparent(photoX, photoY)) {
                                values[y * grid.width() + x] = Float.NaN;
                            }
                        }
                    }
                });
    }
}
