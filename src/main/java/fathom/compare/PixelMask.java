package fathom.compare;

import java.util.BitSet;

/** Which cells of a grid take part, by row-major index. */
@FunctionalInterface
public interface PixelMask {
    /** Every cell. */
    PixelMask ALL = index -> true;

    boolean includes(int index);

    static PixelMask of(BitSet cells) {
        return cells::get;
    }
}
