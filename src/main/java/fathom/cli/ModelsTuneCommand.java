package fathom.cli;

import fathom.image.Photo;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.tuning.Deviation;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.raster.FloatGrid;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code fathom models tune}: makes networks faster on this machine. */
@Command(
        name = "tune",
        header = "Make a model faster on this machine, once.",
        description = {
            "",
            "Rewrites the network's graph without changing what it computes, compares both on probe"
                    + " pictures and times them in turn. The tuned graph is used from then on if it"
                    + " is equal and faster; it lies in the cache folder and takes about the"
                    + " model's size. Takes about ten runs of the network.",
            "",
            "With --fast it also makes a variant with eight-bit products, which is faster again and"
                    + " slightly different; --fast of the other commands runs it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models tune depth-anything-v2-small",
            "  fathom models tune depth-anything-v2-small --fast --image photo.jpg",
            "  fathom models tune depth-anything-v2-small --remove"
        })
final class ModelsTuneCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Models, as 'fathom models' lists them.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--fast", description = "Make the fast variant, too.")
    private boolean fast;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description =
                    "With --fast: the photograph of yours to measure the variant's difference on"
                            + " (default: the bundled one).")
    private @Nullable Path image;

    @Option(names = "--remove", description = "Forget what was tuned and give its disk back.")
    private boolean remove;

    ModelsTuneCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (image != null && !fast) {
            throw RunOptions.usage(
                    "--image is for measuring the fast variant.", "Add --fast, or leave it out.");
        }
        if (remove && fast) {
            throw RunOptions.usage(
                    "--remove and --fast exclude each other.",
                    "--remove forgets both kinds of tuned graphs.");
        }
        var cards = ModelChoice.of(context.models(), ids);
        return InterruptibleWork.run(
                console,
                monitor -> {
                    var results = new ArrayList<Map<String, Object>>();
                    for (var card : cards) {
                        results.add(remove ? forget(card, monitor) : tune(card, monitor));
                    }
                    console.result(results);
                    return ExitCode.OK;
                });
    }

    private Map<String, Object> tune(ModelCard card, JobMonitor monitor)
            throws UserFacingException {
        context.pipeline().verify(card, monitor);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", card.id());
        var report = context.tuner().tune(card, GraphChoice.TUNED, EngineOptions.DEFAULT, monitor);
        console.line("%s: %s.".formatted(card.id(), TuningWords.line(report)));
        facts.put("tuned", TuningWords.facts(report));
        if (fast) facts.put("fast", tuneFast(card, monitor));
        return facts;
    }

    private Map<String, Object> tuneFast(ModelCard card, JobMonitor monitor)
            throws UserFacingException {
        var report = context.tuner().tune(card, GraphChoice.FAST, EngineOptions.DEFAULT, monitor);
        console.line("%s, fast variant: %s.".formatted(card.id(), TuningWords.fastLine(report)));
        var facts = TuningWords.facts(report);
        if (!report.accepted()) return facts;
        Path file = image == null ? context.bundledPhoto() : image;
        var photo = context.photos(ReadLimits.DEFAULT).read(file);
        FloatGrid full = run(photo, card, GraphChoice.TUNED, monitor);
        FloatGrid quick = run(photo, card, GraphChoice.FAST, monitor);
        var deviation = Deviation.between(full, quick);
        console.line(
                "  on %s: at most %s, on average %s of the range."
                        .formatted(
                                file.getFileName(),
                                TuningWords.share(deviation.largest()),
                                TuningWords.share(deviation.mean())));
        facts.put("image", file.toString());
        facts.put("imageLargestDeviation", deviation.largest());
        facts.put("imageMeanDeviation", deviation.mean());
        return facts;
    }

    private FloatGrid run(Photo photo, ModelCard card, GraphChoice choice, JobMonitor monitor)
            throws UserFacingException {
        var request =
                new DepthRequest(
                        photo, card, OptionalInt.empty(), EngineOptions.DEFAULT.withGraph(choice));
        return context.pipeline().estimate(request, monitor).networkMap().grid();
    }

    private Map<String, Object> forget(ModelCard card, JobMonitor monitor)
            throws UserFacingException {
        try {
            boolean removed = context.tunedGraphs().remove(card, monitor);
            console.line(
                    removed
                            ? "%s runs its published graph again.".formatted(card.id())
                            : "%s was not tuned.".formatted(card.id()));
            return Map.of("id", card.id(), "removed", removed);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.CANNOT_WRITE,
                    "The tuned graph of '%s' cannot be removed: %s."
                            .formatted(card.id(), e.getMessage()),
                    "Close what uses it and try again.",
                    e);
        }
    }
}
