package fathom.cli;

import fathom.job.Fault;

/** The exit codes of the command line, which scripts rely on. */
final class ExitCode {
    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;

    /** 128 and SIGINT's number, as shells count. */
    static final int CANCELLED = 130;

    private ExitCode() {}

    static int of(Fault fault) {
        return switch (fault) {
            case USAGE -> USAGE;
            case BAD_INPUT -> BAD_INPUT;
            case MODEL_UNAVAILABLE -> 4;
            case MODEL_FAILED -> 5;
            case CANNOT_WRITE -> 6;
        };
    }
}
