package fathom.geometry.refine;

/** How many cells a surface has. */
public sealed interface Density {
    /** Those of the depth map that the network made, or of the depth file. */
    record Network() implements Density {}

    /** One for each pixel of the photograph. */
    record Photograph() implements Density {}

    /**
     * That many along the longer side, but no more than the photograph or the depth map has.
     *
     * @param cells 2 or more
     */
    record LongSide(int cells) implements Density {
        public LongSide {
            if (cells < 2) {
                throw new IllegalArgumentException("At least 2 cells a side, got " + cells);
            }
        }
    }
}
