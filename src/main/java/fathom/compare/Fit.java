package fathom.compare;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * What an alignment found: {@code scale · value + shift}, in one quantity.
 *
 * @param quantity what a value of the map is turned into before it is scaled
 * @param pixels how many took part
 * @param rmsResidual root mean square of what remains, in the quantity, over those pixels
 */
public record Fit(
        Alignment alignment,
        Estimator estimator,
        Quantity quantity,
        double scale,
        double shift,
        long pixels,
        double rmsResidual) {

    /** One value of a map of this kind, in the fit's quantity; NaN where it has none. */
    public double apply(DepthKind kind, double value) {
        return scale * quantity.from(kind, value) + shift;
    }

    /**
     * The map in the reference's numbers.
     *
     * @param farthest the depth that stands for aligned inverse depth of less than 1 / farthest,
     *     zero and negative included; infinite to have no depth there
     */
    public DepthMap apply(DepthMap map, DepthKind reference, double farthest) {
        FloatGrid grid = map.grid();
        var values = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        double aligned = apply(map.kind(), grid.at(i));
                        values[i] = (float) inNumbersOf(reference, aligned, farthest);
                    }
                });
        return DepthMap.of(reference, FloatGrid.adopt(grid.width(), grid.height(), values));
    }

    private double inNumbersOf(DepthKind reference, double aligned, double farthest) {
        if (Quantity.of(reference) == quantity) return aligned;
        if (Double.isNaN(aligned)) return Double.NaN;
        if (quantity == Quantity.DEPTH) return aligned > 0 ? 1 / aligned : Double.NaN;
        double least = 1 / farthest;
        if (aligned < least || aligned <= 0) return least > 0 ? farthest : Double.NaN;
        return 1 / aligned;
    }
}
