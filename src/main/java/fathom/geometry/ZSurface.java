package fathom.geometry;

import fathom.depth.DepthMap;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Distances along the optical axis, ready to be put in space: positive and finite, or NaN for "no
 * surface here".
 *
 * @param metric whether the distances are metres; otherwise they have no unit and rest on a {@link
 *     NearFar}
 */
public record ZSurface(FloatGrid z, boolean metric) {
    private static final double LOW_PERCENT = 1;
    private static final double HIGH_PERCENT = 99;

    /** Metres stay as they are; the relative kinds are spread between near and far. */
    public static ZSurface of(DepthMap map, NearFar nearFar) {
        return switch (map) {
            case DepthMap.Metric metric -> new ZSurface(positive(metric.grid()), true);
            case DepthMap.RelativeDisparity disparity ->
                    new ZSurface(fromDisparity(disparity.grid(), nearFar), false);
            case DepthMap.RelativeDepth depth ->
                    new ZSurface(fromDepth(depth.grid(), nearFar), false);
        };
    }

    private static FloatGrid positive(FloatGrid grid) {
        return mapped(grid, z -> z > 0 && z < Float.POSITIVE_INFINITY ? z : Float.NaN);
    }

    /** 1/z = 1/far + u (1/near − 1/far), u = clamp((d − p1) / (p99 − p1), 0, 1). */
    private static FloatGrid fromDisparity(FloatGrid grid, NearFar nearFar) {
        var stretch = Stretch.of(grid);
        float inverseFar = (float) (1 / nearFar.far());
        float span = (float) (1 / nearFar.near() - 1 / nearFar.far());
        return mapped(grid, d -> 1 / (inverseFar + stretch.apply(d) * span));
    }

    /** z = near + u (far − near), u = clamp((d − p1) / (p99 − p1), 0, 1). */
    private static FloatGrid fromDepth(FloatGrid grid, NearFar nearFar) {
        var stretch = Stretch.of(grid);
        float near = (float) nearFar.near();
        float span = (float) (nearFar.far() - nearFar.near());
        return mapped(grid, d -> near + stretch.apply(d) * span);
    }

    /** u = clamp((d − low) · factor, 0, 1), NaN for NaN; 0.5 everywhere when all are equal. */
    private record Stretch(float low, float factor, float base) {
        static Stretch of(FloatGrid grid) {
            var percentiles = Percentiles.of(grid);
            if (percentiles.count() == 0) return new Stretch(0, 0, 0);
            double low = percentiles.at(LOW_PERCENT);
            double width = percentiles.at(HIGH_PERCENT) - low;
            return width > 0
                    ? new Stretch((float) low, (float) Math.min(1 / width, Float.MAX_VALUE), 0)
                    : new Stretch((float) low, 0, 0.5f);
        }

        float apply(float value) {
            return Math.min(1f, Math.max(0f, base + (value - low) * factor));
        }
    }

    @FunctionalInterface
    private interface CellFunction {
        float apply(float value);
    }

    private static FloatGrid mapped(FloatGrid grid, CellFunction function) {
        var values = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        values[i] = function.apply(grid.at(i));
                    }
                });
        return FloatGrid.adopt(grid.width(), grid.height(), values);
    }
}
