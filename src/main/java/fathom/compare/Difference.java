package fathom.compare;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/** How far a map is from a reference in the same numbers, pixel by pixel. */
public enum Difference {
    /** |map − reference|. */
    ABSOLUTE("absolute"),
    /** |map − reference| / |reference|. */
    RELATIVE("relative"),
    /** map − reference: positive where the map is larger. */
    SIGNED("signed"),
    /** (map − reference) / |reference|. */
    SIGNED_RELATIVE("signed-relative");

    private final String id;

    Difference(String id) {
        this.id = id;
    }

    /** The word of settings and command lines. */
    public String id() {
        return id;
    }

    /** Whether the values lie on both sides of 0, so that colours should centre there. */
    public boolean hasSign() {
        return this == SIGNED || this == SIGNED_RELATIVE;
    }

    /** Whether the values are shares of the reference, without the maps' unit. */
    public boolean isRelative() {
        return this == RELATIVE || this == SIGNED_RELATIVE;
    }

    /** NaN where either value is NaN, or where a share of 0 is asked for. */
    public double of(double value, double reference) {
        double signed = value - reference;
        double result =
                switch (this) {
                    case ABSOLUTE -> Math.abs(signed);
                    case RELATIVE -> Math.abs(signed) / Math.abs(reference);
                    case SIGNED -> signed;
                    case SIGNED_RELATIVE -> signed / Math.abs(reference);
                };
        return Double.isInfinite(result) ? Double.NaN : result;
    }

    /**
     * @throws IllegalArgumentException for grids of two sizes
     */
    public FloatGrid of(FloatGrid map, FloatGrid reference) {
        if (map.width() != reference.width() || map.height() != reference.height()) {
            throw new IllegalArgumentException("A difference needs two grids of one size");
        }
        var values = new float[map.size()];
        ParallelRows.forEachBand(
                map.width(),
                map.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * map.width(); i < toRow * map.width(); i++) {
                        values[i] = (float) of(map.at(i), reference.at(i));
                    }
                });
        return FloatGrid.adopt(map.width(), map.height(), values);
    }
}
