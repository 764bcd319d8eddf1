package fathom.preprocess;

/** What is put around the photograph; the depth under it is cut away again. */
public enum Padding {
    NONE("none"),
    /**
     * Before resizing, floor(3 sqrt(side / 2)) mirrored pixels at each end of that side (ZoeDepth).
     */
    REFLECT_ZOEDEPTH("reflect-zoedepth"),
    /**
     * After resizing, the mean colour on all sides up to the target size, photograph centred
     * (Metric3D).
     */
    CENTRE_IN_TARGET("centre-in-target");

    private final String id;

    Padding(String id) {
        this.id = id;
    }

    /** The word of model cards. */
    public String id() {
        return id;
    }
}
