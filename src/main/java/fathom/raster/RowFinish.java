package fathom.raster;

/**
 * What is done in place to rows of a grid as soon as they are made, while they are in the
 * processor's caches. Called for several bands at once.
 */
@FunctionalInterface
public interface RowFinish {
    /** Leaves rows as they are. */
    RowFinish NONE = (_, _, _) -> {};

    /**
     * @param values the whole grid, row-major
     * @param fromRow inclusive
     * @param toRow exclusive
     */
    void finish(float[] values, int fromRow, int toRow);
}
