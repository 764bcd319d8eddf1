package fathom.preprocess;

import fathom.raster.Resampling;

/**
 * How a photograph becomes a network's input: pad, resize, multiply 0..255 by {@code rescale},
 * subtract {@code mean}, divide by {@code std}.
 */
public record InputRecipe(
        SizeRule size,
        Resampling resampling,
        double rescale,
        Channels mean,
        Channels std,
        Padding padding) {

    /** The same recipe with another target side; see {@link SizeRule#withSide}. */
    public InputRecipe withSide(int side) {
        return new InputRecipe(size.withSide(side), resampling, rescale, mean, std, padding);
    }
}
