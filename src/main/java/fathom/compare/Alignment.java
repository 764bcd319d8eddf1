package fathom.compare;

import fathom.depth.DepthKind;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a map is brought to a reference, one image at a time, before the two are compared. The
 * literature reports metric networks without alignment and affine-invariant ones after {@link
 * #SCALE_SHIFT}.
 */
public enum Alignment {
    /** The numbers as they are. */
    NONE("none", "not aligned"),
    /** Depth × median(reference) / median(map): Metric3D's "median match", UniDepth's "si". */
    MEDIAN("median", "median scaling in depth"),
    /** One factor, in the map's own quantity: inverse depth for disparity, else depth. */
    SCALE("scale", "scale"),
    /** Scale and shift in inverse depth: MiDaS, Depth Anything. */
    SCALE_SHIFT("scale-shift", "scale and shift in inverse depth"),
    /** Scale and shift in depth: Marigold's "least_square", UniDepth's "ssi". */
    SCALE_SHIFT_DEPTH("scale-shift-depth", "scale and shift in depth");

    private final String id;
    private final String label;

    Alignment(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word of the command line and of reports. */
    public String id() {
        return id;
    }

    /** The words that a person reads. */
    public String label() {
        return label;
    }

    public static Optional<Alignment> fromId(String id) {
        return Arrays.stream(values()).filter(alignment -> alignment.id.equals(id)).findFirst();
    }

    /** The quantity in which the fit is made for a map of this kind. */
    public Quantity quantity(DepthKind map) {
        return switch (this) {
            case NONE, SCALE -> Quantity.of(map);
            case MEDIAN, SCALE_SHIFT_DEPTH -> Quantity.DEPTH;
            case SCALE_SHIFT -> Quantity.DISPARITY;
        };
    }

    /**
     * What makes maps of these kinds comparable without claiming more than they say: nothing for
     * two metric maps, scale and shift where a scale and a shift are unknown.
     */
    public static Alignment usual(DepthKind map, DepthKind reference) {
        if (map == DepthKind.METRIC_DEPTH && reference == DepthKind.METRIC_DEPTH) return NONE;
        boolean disparity =
                map == DepthKind.RELATIVE_DISPARITY || reference == DepthKind.RELATIVE_DISPARITY;
        return disparity ? SCALE_SHIFT : SCALE_SHIFT_DEPTH;
    }

    /**
     * Whether the result means anything: unaligned numbers only within a kind, and a shift in depth
     * only where neither map has an unknown shift in inverse depth.
     */
    public boolean suits(DepthKind map, DepthKind reference) {
        return switch (this) {
            case NONE -> map == reference;
            case SCALE_SHIFT_DEPTH ->
                    map != DepthKind.RELATIVE_DISPARITY
                            && reference != DepthKind.RELATIVE_DISPARITY;
            case MEDIAN, SCALE, SCALE_SHIFT -> true;
        };
    }
}
