package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.model.DepthRule;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;
import fathom.raster.RowFinish;

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
        var depth = isFinished(grid) ? grid : grid.finished(over(grid.width(), grid.height()));
        return DepthMap.of(rule.kind(), depth);
    }

    /** For rows of a grid of this size, which covers the whole photograph. */
    RowFinish over(int width, int height) {
        float least = rule.nonNegative() ? 0 : Float.NEGATIVE_INFINITY;
        float most = (float) rule.maximum().orElse(Double.POSITIVE_INFINITY);
        var exists = mask.map(values -> values.over(width, height));
        boolean transparent = photo.hasTransparency();
        return (values, fromRow, toRow) -> {
            int from = fromRow * width;
            int to = toRow * width;
            scale(values, from, to, least, most);
            exists.ifPresent(existing -> dropMasked(values, from, to, existing));
            if (transparent) dropTransparent(values, width, height, fromRow, toRow);
        };
    }

    private void scale(float[] values, int from, int to, float least, float most) {
        for (int i = from; i < to; i++) {
            // Comparisons, not Math.clamp: no value stays no value.
            float value = values[i] * factor;
            if (value < least) value = least;
            if (value > most) value = most;
            values[i] = value;
        }
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

    private static void dropMasked(float[] values, int from, int to, IntPredicate exists) {
        for (int i = from; i < to; i++) {
            if (!exists.test(i)) values[i] = Float.NaN;
        }
    }

    /** No depth where the photograph's pixel under the cell's centre is fully transparent. */
    private void dropTransparent(float[] values, int width, int height, int fromRow, int toRow) {
        for (int y = fromRow; y < toRow; y++) {
            int photoY = (int) ((y + 0.5) * photo.height() / height);
            for (int x = 0; x < width; x++) {
                int photoX = (int) ((x + 0.5) * photo.width() / width);
                if (photo.isTransparent(photoX, photoY)) values[y * width + x] = Float.NaN;
            }
        }
    }
}
