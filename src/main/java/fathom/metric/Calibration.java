package fathom.metric;

import fathom.compare.Quantity;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.List;

/**
 * How a map's numbers become metres: quantity = scale · value + shift, where the quantity is
 * inverse depth (1 / m) for disparity and for metric maps, whose values are inverted first, and
 * depth (m) for relative depth.
 *
 * @param references what each reference says, and what the calibration makes of it
 */
public record Calibration(
        DepthKind kind, Quantity quantity, double scale, double shift, List<Check> references) {

    /**
     * @param metres what the calibrated map gives for it
     */
    public record Check(Reference reference, double metres) {
        /** 0.1 for a tenth too long. */
        public double relativeError() {
            return metres / reference.metres() - 1;
        }
    }

    public Calibration {
        references = List.copyOf(references);
    }

    /** NaN for what would lie at infinity or beyond. */
    public double metres(double value) {
        double calibrated = scale * quantity.from(kind, value) + shift;
        if (!(calibrated > 0)) return Double.NaN;
        return quantity == Quantity.DISPARITY ? 1 / calibrated : calibrated;
    }

    /** All of a map of the same kind in metres. */
    public DepthMap.Metric apply(DepthMap map) {
        if (map.kind() != kind) {
            throw new IllegalArgumentException(
                    "A calibration for %s cannot be used for %s"
                            .formatted(kind.label(), map.kind().label()));
        }
        FloatGrid grid = map.grid();
        var metres = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        metres[i] = (float) metres(grid.at(i));
                    }
                });
        return new DepthMap.Metric(FloatGrid.adopt(grid.width(), grid.height(), metres));
    }
}
