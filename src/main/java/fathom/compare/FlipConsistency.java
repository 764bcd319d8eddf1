package fathom.compare;

import fathom.depth.DepthMap;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;

import java.util.Optional;

/**
 * A network's depth of a photograph against its depth of the mirrored photograph: a network that is
 * sure of a place says the same twice.
 */
public final class FlipConsistency {
    private static final double LOW_PERCENT = 2;
    private static final double HIGH_PERCENT = 98;

    private FlipConsistency() {}

    /** The grid with left and right exchanged. */
    public static FloatGrid mirrored(FloatGrid grid) {
        int width = grid.width();
        var values = new float[grid.size()];
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < width; x++) values[y * width + x] = grid.at(width - 1 - x, y);
        }
        return FloatGrid.adopt(width, grid.height(), values);
    }

    /**
     * |prediction − mirrored back prediction|, after relative maps are aligned by scale and shift,
     * as a share of the prediction's own spread from the 2nd to the 98th percentile: 0.1 means a
     * tenth of the scene's depth range.
     *
     * @param ofMirrored the network's depth of the mirrored photograph, not mirrored back yet
     * @return empty where no pixel can be compared
     */
    public static Optional<FloatGrid> of(DepthMap prediction, DepthMap ofMirrored) {
        DepthMap back = ofMirrored.withGrid(mirrored(ofMirrored.grid()));
        var alignment =
                switch (prediction.kind()) {
                    case METRIC_DEPTH -> Alignment.NONE;
                    case RELATIVE_DISPARITY -> Alignment.SCALE_SHIFT;
                    case RELATIVE_DEPTH -> Alignment.SCALE_SHIFT_DEPTH;
                };
        var percentiles = Percentiles.of(prediction.grid());
        if (percentiles.count() == 0) return Optional.empty();
        double spread = percentiles.at(HIGH_PERCENT) - percentiles.at(LOW_PERCENT);
        return Aligner.align(back, prediction, alignment, Estimator.ROBUST)
                .map(aligned -> Difference.ABSOLUTE.of(aligned.map().grid(), prediction.grid()))
                .map(difference -> spread > 0 ? divided(difference, spread) : difference);
    }

    private static FloatGrid divided(FloatGrid grid, double by) {
        float[] values = grid.toArray();
        for (int i = 0; i < values.length; i++) values[i] = (float) (values[i] / by);
        return FloatGrid.adopt(grid.width(), grid.height(), values);
    }
}
