package fathom.geometry;

/**
 * Which triangles are left out because they bridge a jump in depth: those with (max z - min z) /
 * min z above {@code relativeJump}. Relative, so that it works at any scale (MoGe's rule); infinite
 * cuts nothing.
 */
public record EdgeCut(double relativeJump) {
    public static final EdgeCut DEFAULT = new EdgeCut(0.04);
    public static final EdgeCut NONE = new EdgeCut(Double.POSITIVE_INFINITY);

    public EdgeCut {
        if (!(relativeJump > 0))
            throw new IllegalArgumentException("The jump must be positive, got " + relativeJump);
    }
}
