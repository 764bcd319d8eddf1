package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.raster.FloatGrid;

import java.util.Optional;

/**
 * What a depth file holds.
 *
 * @param integers whether the values are whole steps whose size the file does not tell
 * @param kind what the file itself says that its values mean
 */
record StoredDepth(FloatGrid values, boolean integers, Optional<DepthKind> kind) {
    static StoredDepth floats(FloatGrid values, Optional<DepthKind> kind) {
        return new StoredDepth(values, false, kind);
    }

    static StoredDepth steps(FloatGrid values) {
        return new StoredDepth(values, true, Optional.empty());
    }
}
