package fathom.model;

/** What an output of a graph means beside its depth. */
public sealed interface OutputRole {
    /** Unit vectors in camera axes, planes (3×H×W) or interleaved (H×W×3). */
    record Normals() implements OutputRole {}

    /** How sure the network is, larger is surer; its scale is the network's own. */
    record Confidence() implements OutputRole {}

    /**
     * Where there is sky, larger is surer. Reference: Depth Anything 3 puts sky at the 99th
     * percentile of the other depths.
     *
     * @param threshold from which a value means sky
     */
    record Sky(double threshold) implements OutputRole {}

    /**
     * Where depth exists, larger is surer; no depth elsewhere.
     *
     * @param threshold above which a value means depth
     */
    record Mask(double threshold) implements OutputRole {}

    /**
     * One number: the focal length in pixels of the network's input, horizontally. Depth grows in
     * proportion when a better focal length is known.
     */
    record FocalLength() implements OutputRole {}

    /** One number: metres per unit of the depth output. */
    record Scale() implements OutputRole {}
}
