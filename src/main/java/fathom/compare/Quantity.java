package fathom.compare;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/** What two maps are brought to before they are compared, so that larger means the same in both. */
public enum Quantity {
    /** Larger is farther. */
    DEPTH("depth"),
    /** Inverse depth; larger is nearer. */
    DISPARITY("disparity");

    private final String label;

    Quantity(String label) {
        this.label = label;
    }

    /** The word that a person reads. */
    public String label() {
        return label;
    }

    /** What the numbers of a kind are. */
    public static Quantity of(DepthKind kind) {
        return kind.largerIsNearer() ? DISPARITY : DEPTH;
    }

    /**
     * A value of {@code kind} as this quantity: itself, or 1 / value. Values that have no inverse
     * (zero, negative, infinite) are NaN then.
     */
    public double from(DepthKind kind, double value) {
        if (of(kind) == this) return Double.isInfinite(value) ? Double.NaN : value;
        return value > 0 && value < Double.POSITIVE_INFINITY ? 1 / value : Double.NaN;
    }

    /** All values of the map as this quantity, as {@link #from} says. */
    public FloatGrid from(DepthMap map) {
        FloatGrid grid = map.grid();
        var values = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        values[i] = (float) from(map.kind(), grid.at(i));
                    }
                });
        return FloatGrid.adopt(grid.width(), grid.height(), values);
    }
}
