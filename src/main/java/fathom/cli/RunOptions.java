package fathom.cli;

import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.Provider;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            names = "--recipe",
            paramLabel = "NAME",
            description =
                    "Prepare photographs as another implementation does, for example 'original' for"
                            + " the authors' own script where the model's default is"
                            + " transformers'. 'fathom models info ID' names them.")
    private @Nullable String recipe;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that a network runs on (default: one per physical core).")
    private OptionalInt threads = OptionalInt.empty();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            completionCandidates = Words.Providers.class,
            description =
                    "What computes the network: cpu, cuda, coreml, directml or openvino. Where it"
                            + " cannot be used the processor does, and a warning says so (default:"
                            + " 'fathom models settings').")
    private @Nullable Provider provider;

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

    /** The card with the recipe that was asked for. */
    ModelCard prepared(ModelCard card) throws UserFacingException {
        if (recipe == null) return card;
        for (var way : card.alternatives()) {
            if (way.id().equals(recipe)) return card.withAlternative(way);
        }
        var known = card.alternatives().stream().map(ModelCard.Alternative::id).toList();
        throw usage(
                "Model '%s' has no recipe '%s'.".formatted(card.id(), recipe),
                known.isEmpty()
                        ? "Leave --recipe out: it has one recipe only."
                        : "Give one of: %s.".formatted(String.join(", ", known)));
    }

    List<ModelCard> prepared(List<ModelCard> cards) throws UserFacingException {
        var prepared = new ArrayList<ModelCard>();
        for (var card : cards) prepared.add(prepared(card));
        return prepared;
    }

    DepthRequest request(Photo photo, ModelCard card) {
        return new DepthRequest(photo, card, side(), engine());
    }

    OptionalInt side() {
        return size;
    }

    EngineOptions engine() {
        return EngineOptions.DEFAULT
                .withThreads(threads.orElse(0))
                .withGraph(graph())
                .withProvider(Optional.ofNullable(provider));
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
