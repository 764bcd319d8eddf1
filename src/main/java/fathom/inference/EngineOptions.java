package fathom.inference;

import java.util.Optional;

/**
 * How a network is run.
 *
 * @param threads intra-operator threads; 0 means one per physical core, or what the machine's
 *     settings say
 * @param optimisation how far the runtime may rewrite the graph
 * @param memoryPattern whether the runtime plans its memory ahead: faster for a fixed size, larger
 * @param graph which form of the network is run
 * @param provider what computes it; empty means what the machine's settings say, else the processor
 * @param callers how many runs may go on at once; they divide the threads between them
 */
public record EngineOptions(
        int threads,
        Optimisation optimisation,
        boolean memoryPattern,
        GraphChoice graph,
        Optional<Provider> provider,
        int callers) {
    public static final EngineOptions DEFAULT =
            new EngineOptions(0, Optimisation.ALL, true, GraphChoice.TUNED, Optional.empty(), 1);

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
        if (callers < 1)
            throw new IllegalArgumentException("Callers must be 1 or more, got " + callers);
    }

    /** The number of threads that 0 stands for, or the one asked for. */
    public int threadsInUse() {
        if (threads > 0) return threads;
        return ProcessorCores.count().orElse(Runtime.getRuntime().availableProcessors());
    }

    public boolean onProcessor() {
        return provider.orElse(Provider.CPU) == Provider.CPU;
    }

    public EngineOptions withOptimisation(Optimisation level) {
        return new EngineOptions(threads, level, memoryPattern, graph, provider, callers);
    }

    public EngineOptions withThreads(int count) {
        return new EngineOptions(count, optimisation, memoryPattern, graph, provider, callers);
    }

    public EngineOptions withMemoryPattern(boolean wanted) {
        return new EngineOptions(threads, optimisation, wanted, graph, provider, callers);
    }

    public EngineOptions withGraph(GraphChoice choice) {
        return new EngineOptions(threads, optimisation, memoryPattern, choice, provider, callers);
    }

    public EngineOptions withProvider(Optional<Provider> wanted) {
        return new EngineOptions(threads, optimisation, memoryPattern, graph, wanted, callers);
    }

    public EngineOptions withCallers(int count) {
        return new EngineOptions(threads, optimisation, memoryPattern, graph, provider, count);
    }
}
