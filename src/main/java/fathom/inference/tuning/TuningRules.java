package fathom.inference.tuning;

import fathom.inference.GraphChoice;
import fathom.inference.rewrite.ChannelSoftmax;
import fathom.inference.rewrite.LayerNormSplit;
import fathom.inference.rewrite.NormScaleFolding;
import fathom.inference.rewrite.Rewrite;

import java.util.List;

/** What is tried, and when its result is run instead of the published graph. */
final class TuningRules {
    /**
     * Tried in turn while the result differs: networks that magnify rounding keep the order of
     * their arithmetic, first in layer normalisation and then everywhere but at their end.
     */
    static final List<List<Rewrite>> TRIALS =
            List.of(
                    Rewrite.EXACT,
                    Rewrite.EXACT.stream().filter(r -> !isOfLayerNorm(r)).toList(),
                    List.of(new ChannelSoftmax()));

    /** Of the time without: planning memory ahead takes more of it, so that it has to gain this. */
    static final double WORTH_MEMORY = 0.97;

    /** Of the output's range: what another order of the same float operations may change. */
    private static final double EXACT = 1e-4;

    /** Of the output's range: beyond this eight bits are too few for the network. */
    private static final double TOLERABLE = 0.1;

    /** Of the exact graph's time: eight bits cost exactness, so that they have to gain this. */
    private static final double WORTH_DEVIATING = 0.95;

    /** Of the published graph's time: no slower, as far as it can be measured. */
    private static final double AS_FAST = 1.02;

    /** Of the published graph's time to load: worth a graph that runs as fast, in less memory. */
    private static final double LOADS_FASTER = 0.8;

    private TuningRules() {}

    /** The second makes what the runtime recognises as layer normalisation unrecognisable. */
    private static boolean isOfLayerNorm(Rewrite rewrite) {
        return rewrite instanceof LayerNormSplit || rewrite instanceof NormScaleFolding;
    }

    /** Of the output's range: how far the result may be from the published graph's. */
    static double tolerance(GraphChoice choice) {
        return choice == GraphChoice.FAST ? TOLERABLE : EXACT;
    }

    /**
     * @param runs of what would be run otherwise, and of the new graph
     * @param loads of the published graph, and of the new one
     */
    static boolean isWorthIt(GraphChoice choice, PairedRuns runs, PairedRuns loads) {
        if (choice == GraphChoice.FAST) return runs.ratio() < WORTH_DEVIATING;
        return runs.ratio() < 1 || (runs.ratio() < AS_FAST && loads.ratio() < LOADS_FASTER);
    }
}
