package fathom.geometry.refine;

/**
 * How a surface is made finer.
 *
 * @param snapEdges put jumps in depth where the photograph has an edge, instead of where the
 *     network's coarse and blurred map has them
 * @param smoothing how high bumps may be, as a share of their distance, to be smoothed away; 0
 *     smooths nothing
 */
public record RefineRecipe(Density density, boolean snapEdges, double smoothing) {
    public static final RefineRecipe NONE = new RefineRecipe(new Density.Network(), false, 0);
    public static final double MOST_SMOOTHING = 0.1;

    public RefineRecipe {
        if (!(smoothing >= 0 && smoothing <= MOST_SMOOTHING)) {
            throw new IllegalArgumentException("Smoothing lies from 0 to 0.1, got " + smoothing);
        }
    }

    public RefineRecipe withDensity(Density value) {
        return new RefineRecipe(value, snapEdges, smoothing);
    }

    public RefineRecipe withSnapEdges(boolean value) {
        return new RefineRecipe(density, value, smoothing);
    }

    public RefineRecipe withSmoothing(double value) {
        return new RefineRecipe(density, snapEdges, value);
    }
}
