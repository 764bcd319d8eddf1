package fathom.preprocess;

/** What is put around the photograph; the depth under it is cut away again. */
public enum Padding {
    NONE,
    /** Before resizing, floor(3 sqrt(side / 2)) mirrored pixels on each side (ZoeDepth). */
    REFLECT_ZOEDEPTH,
    /**
     * After resizing, the mean colour on all sides up to the target size, photograph centred
     * (Metric3D).
     */
    CENTRE_IN_TARGET
}
