package fathom.color;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;

/**
 * Which colour stands for which depth value: the one place where direction is decided. The near end
 * of the range gets the last colour of the map and the far end the first, whatever the kind of
 * depth, so that equal colours never mean opposite things; {@code inverted} turns that round.
 *
 * @param kind says which end of the range is near, and the unit
 * @param range the values at the two ends of the map, in the depth map's own numbers
 */
public record ColorScale(Colormap colormap, DepthKind kind, DepthRange range, boolean inverted)
        implements ValueScale {

    /** Near gets the last colour. */
    public static ColorScale of(Colormap colormap, DepthKind kind, DepthRange range) {
        return new ColorScale(colormap, kind, range, false);
    }

    @Override
    public boolean ascending() {
        return kind.largerIsNearer() != inverted;
    }

    @Override
    public String unit() {
        return kind.unit();
    }

    /** The value at a position on the map: the inverse of {@link #position}. */
    public double valueAt(double position) {
        double fraction = ascending() ? position : 1 - position;
        return range.low() + fraction * ((double) range.high() - range.low());
    }

    /** 0xFFRRGGBB, or 0 (transparent) for NaN. */
    public int argbOf(float value) {
        return Float.isNaN(value) ? 0 : colormap.argbFor(position(value));
    }

    /** "far" or "near". */
    @Override
    public String firstColourLabel() {
        return inverted ? "near" : "far";
    }

    /** "near" or "far". */
    @Override
    public String lastColourLabel() {
        return inverted ? "far" : "near";
    }
}
