package fathom.depth;

/**
 * The two values that the ends of a colour bar, or of a 16-bit file, stand for, in the map's own
 * numbers.
 */
public record DepthRange(float low, float high) {
    public DepthRange {
        if (!(low <= high) || Float.isInfinite(low) || Float.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "A range needs finite low <= high, got " + low + " to " + high);
        }
    }

    /**
     * Where {@code value} lies between low (0) and high (1), not clamped; 0.5 everywhere when the
     * range is empty.
     */
    public float position(float value) {
        return high > low ? (value - low) / (high - low) : 0.5f;
    }
}
