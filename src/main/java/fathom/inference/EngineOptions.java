package fathom.inference;

/**
 * How a network is run.
 *
 * @param threads intra-operator threads; 0 means one per processor
 * @param optimisation how far the runtime may rewrite the graph
 * @param memoryPattern whether the runtime plans its memory ahead: faster for a fixed size, larger
 * @param graph which form of the network is run
 */
public record EngineOptions(
        int threads, Optimisation optimisation, boolean memoryPattern, GraphChoice graph) {
    public static final EngineOptions DEFAULT =
            new EngineOptions(0, Optimisation.ALL, true, GraphChoice.TUNED);

    /** The runtime's own levels. */
    public enum Optimisation {
        NONE,
        BASIC,
        EXTENDED,
        ALL
    }

    public EngineOptions {
        if (threads < 0)
            throw new IllegalArgumentException("Threads must be 0 or more, got " + threads);
    }

    /** The number of threads that 0 stands for, or the one asked for. */
    public int threadsInUse() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    public EngineOptions withOptimisation(Optimisation level) {
        return new EngineOptions(threads, level, memoryPattern, graph);
    }

    public EngineOptions withThreads(int count) {
        return new EngineOptions(count, optimisation, memoryPattern, graph);
    }

    public EngineOptions withMemoryPattern(boolean wanted) {
        return new EngineOptions(threads, optimisation, wanted, graph);
    }

    public EngineOptions withGraph(GraphChoice choice) {
        return new EngineOptions(threads, optimisation, memoryPattern, choice);
    }
}
