package fathom.inference.tuning;

import java.util.Map;

/**
 * What tuning a network on this machine found out. Kept for a network that gained nothing, too, so
 * that it is not tried again.
 *
 * @param tuner the version of the rewrites and of their test
 * @param runtime its name and version
 * @param graphSha256 of the published graph
 * @param graphBytes of the published graph
 * @param rewrites how often each pattern was found
 * @param deviation largest difference from the published graph's output on the probe pictures, as a
 *     share of that output's range
 * @param originalMs fastest run of the published graph on a probe picture; for the fast variant of
 *     the exact graph that is run otherwise, which may be the tuned one
 * @param tunedMs fastest run of the tuned graph in turn with it
 * @param ratio of the fastest runs, tuned by original
 * @param originalLoadMs opening the published graph
 * @param tunedLoadMs opening the tuned graph
 * @param width of the network's input that was timed, in pixels
 * @param height of the network's input that was timed, in pixels
 * @param memoryPattern the session's setting that measured best with the tuned graph
 */
public record TuningReport(
        int tuner,
        String runtime,
        String graphSha256,
        long graphBytes,
        Map<String, Integer> rewrites,
        Verdict verdict,
        double deviation,
        double originalMs,
        double tunedMs,
        double ratio,
        double originalLoadMs,
        double tunedLoadMs,
        int width,
        int height,
        boolean memoryPattern) {
    /** Whether the tuned graph is run from now on, and why not. */
    public enum Verdict {
        FASTER,
        NOT_FASTER,
        DIFFERENT,
        CANNOT_BE_RUN
    }

    public TuningReport {
        rewrites = Map.copyOf(rewrites);
    }

    /** Whether there is a tuned graph to run. */
    public boolean accepted() {
        return verdict == Verdict.FASTER;
    }
}
