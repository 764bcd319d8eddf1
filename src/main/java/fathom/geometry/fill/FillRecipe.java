package fathom.geometry.fill;

import java.util.OptionalDouble;

/**
 * What is added to a surface and what is left out.
 *
 * @param backfill continue what lies behind an edge under what lies before it, so that a small
 *     movement of the camera shows no hole
 * @param dropSky leave out the farthest region that touches the upper border
 * @param dropBeyond leave out what is farther, in the surface's unit
 */
public record FillRecipe(boolean backfill, boolean dropSky, OptionalDouble dropBeyond) {
    public static final FillRecipe NONE = new FillRecipe(false, false, OptionalDouble.empty());

    public FillRecipe {
        if (dropBeyond.isPresent() && !(dropBeyond.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "Distances are positive, got " + dropBeyond.getAsDouble());
        }
    }

    public FillRecipe withBackfill(boolean value) {
        return new FillRecipe(value, dropSky, dropBeyond);
    }

    public FillRecipe withDropSky(boolean value) {
        return new FillRecipe(backfill, value, dropBeyond);
    }

    public FillRecipe withDropBeyond(OptionalDouble value) {
        return new FillRecipe(backfill, dropSky, value);
    }
}
