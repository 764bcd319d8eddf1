package fathom.job;

/** Whose fault a failure is; the command line turns it into its exit code. */
public enum Fault {
    USAGE,
    BAD_INPUT,
    MODEL_UNAVAILABLE,
    MODEL_FAILED,
    CANNOT_WRITE
}
