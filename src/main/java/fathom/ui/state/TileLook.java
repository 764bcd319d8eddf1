package fathom.ui.state;

import java.util.List;

/** What a tile shows of its depth. */
public enum TileLook {
    DEPTH,
    /** Depth with lines of equal value. */
    ISOLINES,
    /** Only the depth between a near and a far end. */
    SLICE,
    /** Which way the surface faces. */
    NORMALS,
    /** Where depth jumps. */
    DISCONTINUITIES,
    /** How far the chosen models lie apart once they are aligned. */
    DISAGREEMENT,
    /** How far the model contradicts itself on the mirrored photograph. */
    FLIP;

    public TileLook next() {
        var all = List.of(values());
        return all.get((all.indexOf(this) + 1) % all.size());
    }
}
