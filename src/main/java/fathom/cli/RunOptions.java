package fathom.cli;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

import java.util.OptionalInt;

/** How networks are run and photographs read; shared by all commands that run one. */
final class RunOptions {
    private static final int SMALLEST_SIDE = 32;
    private static final int LARGEST_SIDE = 8192;
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "Longer side of the network's input in pixels instead of the model's own"
                            + " (larger: finer and slower; rounded to what the model takes).")
    private OptionalInt size = OptionalInt.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that a network runs on (default: one per processor).")
    private OptionalInt threads = OptionalInt.empty();

    @Option(
            names = "--no-tuning",
            description =
                    "Run the published graph even if one was tuned for this machine (same depth,"
                            + " slower).")
    private boolean untuned;

    @Option(
            names = "--fast",
            description =
                    "Run the fast variant that 'fathom models tune ID --fast' made: eight bits,"
                            + " slightly different depth.")
    private boolean fast;

    @Option(
            names = "--max-megapixels",
            paramLabel = "N",
            description = "Refuse larger photographs (default: 300).")
    private double maxMegapixels = ReadLimits.DEFAULT.maxPixels() / 1e6;

    void check() throws UserFacingException {
        requireWithin("--size", size, SMALLEST_SIDE, LARGEST_SIDE);
        requireWithin("--threads", threads, 1, MOST_THREADS);
        if (fast && untuned) {
            throw usage(
                    "--fast and --no-tuning exclude each other.",
                    "The fast variant is a tuned graph; leave one of them out.");
        }
        if (!(maxMegapixels >= 1e-6 && maxMegapixels <= 1e6)) {
            throw usage(
                    "--max-megapixels is %s.".formatted(maxMegapixels),
                    "Give a number above 0, for example 500.");
        }
    }

    OptionalInt side() {
        return size;
    }

    EngineOptions engine() {
        return EngineOptions.DEFAULT.withThreads(threads.orElse(0)).withGraph(graph());
    }

    private GraphChoice graph() {
        if (fast) return GraphChoice.FAST;
        return untuned ? GraphChoice.PUBLISHED : GraphChoice.TUNED;
    }

    PhotoReader photos(CliContext context) {
        return context.photos(ReadLimits.ofMegapixels(maxMegapixels));
    }

    private static void requireWithin(String option, OptionalInt value, int least, int most)
            throws UserFacingException {
        if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
            throw usage(
                    "%s is %d.".formatted(option, value.getAsInt()),
                    "Give a number from %d to %d.".formatted(least, most));
        }
    }

    static UserFacingException usage(String problem, String remedy) {
        return new UserFacingException(Fault.USAGE, problem, remedy);
    }
}
