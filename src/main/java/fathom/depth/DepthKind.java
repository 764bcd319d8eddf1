package fathom.depth;

import java.util.Arrays;
import java.util.Optional;

/** What the numbers of a depth map mean. */
public enum DepthKind {
    /** Inverse depth up to an unknown scale and shift; larger is nearer (MiDaS, Depth Anything). */
    RELATIVE_DISPARITY("relative-disparity", "relative disparity", true),
    /** Depth up to an unknown scale and shift; larger is farther. */
    RELATIVE_DEPTH("relative-depth", "relative depth", false),
    /** Metres along the optical axis; larger is farther (ZoeDepth, Metric3D). */
    METRIC_DEPTH("metric", "metric depth", false);

    private final String id;
    private final String label;
    private final boolean largerIsNearer;

    DepthKind(String id, String label, boolean largerIsNearer) {
        this.id = id;
        this.label = label;
        this.largerIsNearer = largerIsNearer;
    }

    /** The word of the command line, model cards and sidecars. */
    public String id() {
        return id;
    }

    /** The words that a person reads. */
    public String label() {
        return label;
    }

    public boolean largerIsNearer() {
        return largerIsNearer;
    }

    /** "m" for metric depth, empty for relative kinds, which have no unit. */
    public String unit() {
        return this == METRIC_DEPTH ? "m" : "";
    }

    public static Optional<DepthKind> fromId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
