package fathom.ui.state;

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
    FLIP,
    /** Which way the surface faces as the model states it, beside its depth. */
    STATED_NORMALS,
    /** How sure the model says that it is. */
    CONFIDENCE,
    /** Where the model sees sky. */
    SKY,
    /** Where the model says that there is depth. */
    MASK
}
