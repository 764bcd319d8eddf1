package fathom.inference;

/** Which form of a network's graph is run. */
public enum GraphChoice {
    /** The file as it is. */
    PUBLISHED,
    /** The one tuned on this machine, equal to the published one; that one where none was tuned. */
    TUNED,
    /** The tuned one with eight-bit products: faster, and off by what was measured. */
    FAST
}
