package fathom.cli;

import fathom.depth.DepthKind;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.BatchRun;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ResultSidecar;
import fathom.pipeline.SideOutput;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code fathom estimate}: depth files of images and whole folders. */
@Command(
        name = "estimate",
        customSynopsis = "fathom estimate IMAGE|DIR... --out DIR [OPTION...]",
        header = "Estimate the depth of images and write it to files.",
        description = {
            "",
            "Each image goes through each model; outputs are named"
                    + " IMAGE.MODEL.FORMAT.EXT, for example portrait.starter.png16.png."
                    + " Images that differ in their extension alone keep it: a.jpg.starter.png16.png."
                    + " An image that cannot be read is listed at the end, and the others are"
                    + " done all the same.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom estimate portrait.jpg --out depth",
            "  fathom estimate photos --recursive --out depth --format npy --resume",
            "  fathom estimate a.jpg b.png --out depth --colormap turbo --range p5,p95",
            "  fathom estimate a.jpg --model metric3d-vit-small --out depth --format npy"
                    + " --outputs normals,confidence",
            "",
            "Exit codes: 0 done, 2 wrong use, 3 an image failed, 4 a model cannot be used,",
            "5 a model failed, 6 a file exists or cannot be written, 130 cancelled."
        })
final class EstimateCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE|DIR",
            description =
                    "Images, or folders whose images are taken in the order of their names"
                            + " (depth PNGs and sheets that Fathom wrote there are left out).")
    private List<Path> inputs = new ArrayList<>();

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the results; it is made if need be.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            completionCandidates = Words.Formats.class,
            description =
                    "One or more of ${COMPLETION-CANDIDATES}, with commas between them"
                            + " (default: png16,color).")
    private List<DepthFormat> formats = new ArrayList<>();

    @Mixin private SideOutputOptions outputs = new SideOutputOptions();

    @Mixin private ColorOptions colors = new ColorOptions();

    @Option(
            names = "--direction",
            paramLabel = "WHICH",
            completionCandidates = Words.Directions.class,
            description =
                    "Which end of a relative map is white in the 16-bit PNG:"
                            + " ${COMPLETION-CANDIDATES} (default: near-bright).")
    private Direction direction = Direction.NEAR_BRIGHT;

    @Option(
            names = "--png-scale",
            paramLabel = "N",
            description =
                    "Steps a metre in the 16-bit PNG of metric models (default: 1000, or 256"
                            + " beyond 65.535 m).")
    private double pngScale = Double.NaN;

    @Option(
            names = "--sidecar",
            description =
                    "Beside each file, write how it came about as FILE.json: model and its hash,"
                            + " preprocessing, kind, unit, range, camera, versions.")
    private boolean sidecars;

    @Option(
            names = "--recursive",
            description =
                    "Look into the folders of DIR too; they are kept under the output folder.")
    private boolean recursive;

    @Option(names = "--resume", description = "Keep files that exist and make those that do not.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private LensOptions lens = new LensOptions();

    @Mixin private RunOptions run = new RunOptions();

    EstimateCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        check();
        var cards = run.prepared(models.in(context.models()));
        var sideOutputs = outputs.of(cards);
        warnOfWhatHasNoEffect(cards);
        var inputImages = InputImages.expand(inputs, recursive);
        var plan =
                EstimatePlan.of(
                        inputImages,
                        new EstimatePlan.Wanted(
                                cards, formatsOrDefault(), sideOutputs, sidecars, out, existing()));
        OutputFolder.create(out);
        return InterruptibleWork.run(
                console, monitor -> estimate(plan, cards, inputImages.size(), monitor));
    }

    private void check() throws UserFacingException {
        run.check();
        lens.check();
        if (resume && overwrite) {
            throw RunOptions.usage(
                    "--resume keeps files that exist and --overwrite replaces them.",
                    "Give one of the two.");
        }
        if (!Double.isNaN(pngScale) && !(pngScale > 0 && pngScale <= 1e9)) {
            throw RunOptions.usage(
                    "--png-scale is %s.".formatted(pngScale),
                    "Give the number of steps a metre, for example 1000 or 256.");
        }
    }

    private void warnOfWhatHasNoEffect(List<ModelCard> cards) {
        boolean metric =
                cards.stream().anyMatch(card -> card.output().kind() == DepthKind.METRIC_DEPTH);
        if (!Double.isNaN(pngScale) && !metric) {
            console.warn("--png-scale has no effect: no chosen model predicts metres.");
        }
        if (outputs.isGiven() && cards.stream().allMatch(card -> SideOutput.of(card).isEmpty())) {
            console.warn("--outputs has no effect: no chosen model states more than depth.");
        }
    }

    private EstimatePlan.Existing existing() {
        if (resume) return EstimatePlan.Existing.KEEP;
        return overwrite ? EstimatePlan.Existing.REPLACE : EstimatePlan.Existing.REFUSE;
    }

    private EnumSet<DepthFormat> formatsOrDefault() {
        return formats.isEmpty()
                ? EnumSet.of(DepthFormat.PNG16, DepthFormat.COLOR)
                : EnumSet.copyOf(formats);
    }

    private int estimate(
            EstimatePlan plan, List<ModelCard> cards, int inputCount, JobMonitor monitor)
            throws UserFacingException {
        for (var card : cards) context.pipeline().verify(card, monitor);
        if (!plan.images().isEmpty()) loadAhead(cards.getFirst(), plan.images().size());
        var report = new EstimateReport(console, inputCount);
        report.kept(plan.kept());
        var photos = run.photos(context);
        var failures =
                new BatchRun(context.pipeline(), photos::read)
                        .run(
                                plan.images(),
                                (file, photo) -> requests(plan, file, photo),
                                (file, result) -> write(plan, file, result, report),
                                monitor);
        return report.end(failures);
    }

    private void loadAhead(ModelCard card, int photographs) {
        context.pipeline().loadAhead(card, BatchRun.engine(card, run.engine(), photographs));
    }

    private List<DepthRequest> requests(EstimatePlan plan, Path file, Photo photo) {
        return plan.stepsOf(file).stream()
                .map(step -> run.request(photo, step.card()).withFocal(lens.hint()))
                .toList();
    }

    private Runnable write(EstimatePlan plan, Path file, DepthResult result, EstimateReport report)
            throws UserFacingException {
        var step = plan.stepOf(file, result.card());
        var sidecar =
                new ResultSidecar(
                        context.software(), result, run.side(), Optional.of(file), result.camera());
        var writer =
                new EstimateWriter(
                        step,
                        sidecar,
                        new EstimateWriter.Choices(outputs, sidecars, resume, overwrite));
        writer.write(export(result));
        return () -> report.done(step, result, writer.written(), writer.warnings());
    }

    private DepthExport export(DepthResult result) {
        var map = result.map();
        return new DepthExport(
                map,
                direction,
                Double.isNaN(pngScale) ? OptionalDouble.empty() : OptionalDouble.of(pngScale),
                () -> colors.scale(map),
                Provenance.of(context, result));
    }
}
