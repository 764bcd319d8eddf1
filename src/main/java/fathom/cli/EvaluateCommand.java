package fathom.cli;

import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.depth.DepthKind;
import fathom.evaluate.Crop;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.Protocol;
import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.dataset.DatasetOptions;
import fathom.evaluate.dataset.Datasets;
import fathom.evaluate.dataset.PairAnnotations;
import fathom.evaluate.dataset.PairRule;
import fathom.evaluate.run.Contender;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.evaluation.DatasetJob;
import fathom.pipeline.evaluation.ModelContender;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code fathom evaluate}: networks against ground truth. */
@Command(
        name = "evaluate",
        header = "Score models against ground truth with the literature's protocols.",
        customSynopsis = "fathom evaluate FOLDER|INDEX.csv --model ID... [OPTION...]",
        description = {
            "",
            "INDEX.csv has the header image,depth and paths relative to it. Folders are recognised:"
                    + " rgb and depth folders, x.png with x_depth.npy (DIODE), KITTI, NYU as BTS"
                    + " splits it, TUM sequences, one MATLAB or HDF5 file with images and depths, a"
                    + " folder of HDF5 files, and annotations.json of DA-2K (point pairs: accuracy"
                    + " and WHDR).",
            "",
            "Metric models are compared as they are; relative ones after scale and shift, in inverse"
                    + " depth where they predict it, unless --align says otherwise. Images that cannot be read or compared"
                    + " are listed and the rest is done.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom evaluate nyu_test --protocol nyu --model zoedepth-nyu --csv nyu.csv",
            "  fathom evaluate INDEX.csv --depth-scale 1000 --model starter --html report.html",
            "  fathom evaluate kitti --protocol kitti --crop eigen-kitti --csv k.csv --resume",
            "  fathom evaluate photos --annotations pairs.json --csv pairs.csv",
            "",
            "Exit codes: 0 done, 2 wrong use, 3 an image failed, 4 a model cannot be used,",
            "6 a file exists or cannot be written, 130 cancelled. After a kill the same command with --resume goes on."
        })
final class EvaluateCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "FOLDER|INDEX.csv", description = "Photographs with ground truth.")
    private Path place = Path.of("");

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            completionCandidates = Words.Protocols.class,
            description =
                    "Range, crop and depth scale of a benchmark: ${COMPLETION-CANDIDATES}"
                            + " (default: generic, 0.001 to 1000 m, no crop).")
    private Protocol protocol = Protocol.GENERIC;

    @Option(
            names = "--min-depth",
            paramLabel = "M",
            description = "Ground truth counts above this depth (default: the protocol's).")
    private double minDepth = Double.NaN;

    @Option(
            names = "--max-depth",
            paramLabel = "M",
            description =
                    "Ground truth counts below this depth; predictions are clamped to it"
                            + " (default: the protocol's).")
    private double maxDepth = Double.NaN;

    @Option(
            names = "--crop",
            paramLabel = "NAME",
            completionCandidates = Words.Crops.class,
            description = "Which part counts: ${COMPLETION-CANDIDATES} (default: the protocol's).")
    private @Nullable Crop crop;

    @Option(
            names = "--align",
            paramLabel = "HOW",
            completionCandidates = Words.Alignments.class,
            description =
                    "${COMPLETION-CANDIDATES} (default: none for metric models, scale-shift,"
                            + " which is in inverse depth, for relative disparity and"
                            + " scale-shift-depth for relative depth).")
    private @Nullable Alignment alignment;

    @Option(
            names = "--estimator",
            paramLabel = "HOW",
            completionCandidates = Words.Estimators.class,
            description =
                    "How alignment is fitted: ${COMPLETION-CANDIDATES} (default: least-squares).")
    private Estimator estimator = Estimator.LEAST_SQUARES;

    @Option(
            names = "--depth-scale",
            paramLabel = "N",
            description =
                    "Steps a metre of the ground truth, for example 1000 or 256 (default: what the"
                            + " file says, else the protocol's for whole numbers).")
    private double depthScale = Double.NaN;

    @Option(
            names = "--pair",
            paramLabel = "IMAGE,DEPTH",
            description =
                    "Which files belong together, {} standing for what their paths share:"
                            + " 'rgb/{}.jpg,depth/{}.png'.")
    private @Nullable String pair;

    @Option(
            names = "--annotations",
            paramLabel = "F",
            description =
                    "Point pairs in DA-2K's format, its images relative to FOLDER (default:"
                            + " annotations.json there).")
    private @Nullable Path annotations;

    @Option(
            names = "--csv",
            paramLabel = "F",
            description = "Write a row for each image and model, and the means last.")
    private @Nullable Path csv;

    @Option(
            names = "--html",
            paramLabel = "F",
            description = "Write a page with tables, plots and the worst cases.")
    private @Nullable Path html;

    @Option(names = "--latex", paramLabel = "F", description = "Write rows for a LaTeX table.")
    private @Nullable Path latex;

    @Option(
            names = "--resume",
            description =
                    "Go on where a run with the same options was stopped (needs --csv, --html or"
                            + " --latex, beside which the journal lies).")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Mixin private RunOptions run = new RunOptions();

    EvaluateCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        run.check();
        var cards = run.prepared(models.in(context.models()));
        Path pairs = annotations == null ? place.resolve(PairAnnotations.FILE_NAME) : annotations;
        var targets = new EvaluationTargets(csv, html, latex, resume, overwrite);
        if (annotations != null || Files.isRegularFile(pairs)) {
            targets.refuseAllButCsv();
            targets.check();
            return InterruptibleWork.run(
                    console,
                    monitor ->
                            new OrdinalEvaluation(context, console, run)
                                    .run(place, pairs, cards, targets, monitor));
        }
        Protocol chosen = protocol();
        for (var card : cards) check(card);
        targets.check();
        var options = options(chosen);
        return InterruptibleWork.run(
                console, monitor -> evaluate(cards, chosen, options, targets, monitor));
    }

    private int evaluate(
            List<ModelCard> cards,
            Protocol chosen,
            DatasetOptions options,
            EvaluationTargets targets,
            JobMonitor monitor)
            throws UserFacingException {
        monitor.report(0, 0, "Looking through " + place);
        try (Dataset dataset = Datasets.open(place, options)) {
            for (var card : cards) context.pipeline().verify(card, monitor);
            var contenders = new ArrayList<Contender>();
            for (var card : cards) contenders.add(contender(card, chosen));
            return new DatasetEvaluation(console, targets)
                    .run(
                            new DatasetJob(
                                    place,
                                    dataset,
                                    contenders,
                                    options.depthScale(),
                                    context.software()),
                            monitor);
        }
    }

    private Contender contender(ModelCard card, Protocol chosen) throws UserFacingException {
        var usual = EvaluationSettings.usual(chosen, card.output().kind());
        var settings =
                new EvaluationSettings(
                        chosen, alignment == null ? usual.alignment() : alignment, estimator);
        return ModelContender.of(
                card,
                settings,
                run.side(),
                (photo, monitor) -> context.pipeline().estimate(run.request(photo, card), monitor));
    }

    private Protocol protocol() throws UserFacingException {
        double min = Double.isNaN(minDepth) ? protocol.minDepthM() : minDepth;
        double max = Double.isNaN(maxDepth) ? protocol.maxDepthM() : maxDepth;
        if (!(min > 0 && max > min && Double.isFinite(max))) {
            throw RunOptions.usage(
                    "Depths from %s to %s m are no range.".formatted(min, max),
                    "Give --min-depth and --max-depth with 0 < min < max.");
        }
        Protocol ranged = protocol.withRange(min, max);
        return crop == null ? ranged : ranged.withCrop(crop);
    }

    private void check(ModelCard card) throws UserFacingException {
        DepthKind kind = card.output().kind();
        if (alignment == Alignment.NONE && kind != DepthKind.METRIC_DEPTH) {
            throw RunOptions.usage(
                    "'%s' predicts %s, which has no metres to compare without alignment."
                            .formatted(card.id(), kind.label()),
                    "Leave --align out, or give --align scale-shift.");
        }
        if (alignment != null && !alignment.suits(kind, DepthKind.METRIC_DEPTH)) {
            console.warn(
                    "'%s' predicts %s, whose unknown shift is not undone by --align %s."
                            .formatted(card.id(), kind.label(), alignment.id()));
        }
    }

    private DatasetOptions options(Protocol chosen) throws UserFacingException {
        Optional<PairRule> rule = Optional.empty();
        if (pair != null) {
            rule = PairRule.ofText(pair);
            if (rule.isEmpty()) {
                throw RunOptions.usage(
                        "--pair '%s' is no pair of templates.".formatted(pair),
                        "Give two with {} for what they share: 'rgb/{}.jpg,depth/{}.png'.");
            }
        }
        if (!Double.isNaN(depthScale) && !(depthScale > 0 && depthScale <= 1e9)) {
            throw RunOptions.usage(
                    "--depth-scale is %s.".formatted(depthScale),
                    "Give the number of steps a metre, for example 1000 or 256.");
        }
        return new DatasetOptions(
                run.photos(context),
                rule,
                Optional.empty(),
                Double.isNaN(depthScale) ? OptionalDouble.empty() : OptionalDouble.of(depthScale),
                chosen.depthScale());
    }
}
