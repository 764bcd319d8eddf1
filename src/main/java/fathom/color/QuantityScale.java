package fathom.color;

import fathom.depth.DepthRange;

/**
 * The colours of numbers that are made of depth but are none: differences, errors, disagreement.
 *
 * @param ascending whether larger values get later colours
 * @param unit empty for numbers without a unit
 */
public record QuantityScale(
        Colormap colormap,
        DepthRange range,
        boolean ascending,
        String unit,
        String firstColourLabel,
        String lastColourLabel)
        implements ValueScale {

    /** Larger values get later colours. */
    public static QuantityScale rising(
            Colormap colormap, DepthRange range, String unit, String low, String high) {
        return new QuantityScale(colormap, range, true, unit, low, high);
    }

    /**
     * Values on both sides of 0, which gets the middle of the diverging map.
     *
     * @param largest the size of the values at both ends, above 0
     * @param low what values below 0 mean, in a word
     */
    public static QuantityScale aroundZero(
            float largest, boolean ascending, String unit, String low, String high) {
        return new QuantityScale(
                Colormaps.diverging(),
                new DepthRange(-largest, largest),
                ascending,
                unit,
                ascending ? low : high,
                ascending ? high : low);
    }
}
