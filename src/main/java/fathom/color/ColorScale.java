package fathom.color;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;

import java.util.List;

/**
 * Which colour stands for which depth value: the one place where direction is decided. The near end
 * of the range gets the last colour of the map and the far end the first, whatever the kind of
 * depth, so that equal colours never mean opposite things; {@code inverted} turns that round.
 *
 * @param kind says which end of the range is near, and the unit
 * @param range the values at the two ends of the map, in the depth map's own numbers
 */
public record ColorScale(Colormap colormap, DepthKind kind, DepthRange range, boolean inverted) {

    /** Near gets the last colour. */
    public static ColorScale of(Colormap colormap, DepthKind kind, DepthRange range) {
        return new ColorScale(colormap, kind, range, false);
    }

    /** Whether larger values get later colours. */
    public boolean ascending() {
        return kind.largerIsNearer() != inverted;
    }

    /** Where a value lies on the map: 0 at its first colour, 1 at its last, not clamped. */
    public double position(float value) {
        double position = range.position(value);
        return ascending() ? position : 1 - position;
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

    /** The map whose first colour stands for {@code range.low()}. */
    Colormap byValue() {
        return ascending() ? colormap : colormap.reversed();
    }

    /** What the first colour means: "far" or "near". */
    public String firstColourLabel() {
        return inverted ? "near" : "far";
    }

    /** What the last colour means: "near" or "far". */
    public String lastColourLabel() {
        return inverted ? "far" : "near";
    }

    /**
     * About {@code target} round values within the range, from the map's first colour to its last.
     */
    public List<LegendTick> ticks(int target) {
        var ticks =
                LegendTicks.of(range, kind.unit(), target).stream()
                        .map(tick -> tick.at(position((float) tick.value())))
                        .toList();
        return ascending() ? ticks : ticks.reversed();
    }
}
