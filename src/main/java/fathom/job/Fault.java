package fathom.job;

/** Whose fault a failure is; the command line turns it into its exit code. */
public enum Fault {
    USAGE,
    BAD_INPUT,

    /** It cannot be used for any photograph: missing, damaged, or a graph that cannot be loaded. */
    MODEL_UNAVAILABLE,

    /** It failed on one input; it may do better on the next. */
    MODEL_FAILED,
    CANNOT_WRITE
}
