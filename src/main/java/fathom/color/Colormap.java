package fathom.color;

/**
 * A named table of 256 opaque colours. Position 0 is the first, position 1 the last; a position p
 * takes entry floor(256 p), as matplotlib does, and the ends outside.
 */
public final class Colormap {
    public static final int SIZE = 256;
    private static final String REVERSED = "_r";

    private final String id;
    private final String label;
    private final int[] argb;

    private Colormap(String id, String label, int[] argb) {
        if (argb.length != SIZE) {
            throw new IllegalArgumentException(
                    "Colormap %s needs %d colours, got %d".formatted(id, SIZE, argb.length));
        }
        this.id = id;
        this.label = label;
        this.argb = argb;
    }

    /** Keeps the array: the caller hands it over and keeps no reference. */
    static Colormap adopt(String id, String label, int[] argb) {
        return new Colormap(id, label, argb);
    }

    /** matplotlib's name, the word of the command line. */
    public String id() {
        return id;
    }

    /** The words that a person reads. */
    public String label() {
        return label;
    }

    /** Entry 0 to 255 as 0xFFRRGGBB. */
    public int argbAt(int index) {
        return argb[index];
    }

    /** The colour as 0xFFRRGGBB at a position that is clamped to 0 to 1 and is not NaN. */
    public int argbFor(double position) {
        if (Double.isNaN(position)) throw new IllegalArgumentException("NaN has no colour");
        return argb[(int) Math.clamp(position * SIZE, 0, SIZE - 1)];
    }

    /** The same colours from last to first; reversing twice gives the first map's name back. */
    public Colormap reversed() {
        var flipped = new int[SIZE];
        for (int i = 0; i < SIZE; i++) flipped[i] = argb[SIZE - 1 - i];
        boolean wasReversed = id.endsWith(REVERSED);
        return wasReversed
                ? new Colormap(
                        id.substring(0, id.length() - REVERSED.length()),
                        label.replace(Colormaps.REVERSED_LABEL, ""),
                        flipped)
                : new Colormap(id + REVERSED, label + Colormaps.REVERSED_LABEL, flipped);
    }

    @Override
    public String toString() {
        return id;
    }
}
