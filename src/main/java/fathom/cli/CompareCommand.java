package fathom.cli;

import fathom.compare.Difference;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.AtomicFiles;
import fathom.export.sheet.SheetFormat;
import fathom.export.sheet.SheetTile;
import fathom.groundtruth.GroundTruthFile;
import fathom.groundtruth.PhotoShape;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code fathom compare}: one picture of a photograph and its depth by several models. */
@Command(
        name = "compare",
        header = "Put a photograph and its depth by each model side by side in one picture.",
        customSynopsis =
                "fathom compare IMAGE --model A --model B... --out SHEET.png|.svg|.pdf [OPTION...]",
        description = {
            "",
            "Each depth map has a legend of its own, because relative maps share no scale. With"
                    + " --align all are brought to the ground truth, or else to the first model, and"
                    + " share one legend; the fitted scale and shift stand below each. With ground"
                    + " truth each model's error follows, in one range for all.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom compare portrait.jpg --out sheet.png",
            "  fathom compare room.jpg --model starter --out s.png --colormap turbo",
            "  fathom compare room.jpg --model A --model B --align --ground-truth room.npy --out"
                    + " s.pdf"
        })
final class CompareCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "IMAGE", description = "The photograph.")
    private Path image = Path.of("");

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "SHEET",
            required = true,
            description = "The file to write: .png, or .svg or .pdf with words as outlines.")
    private Path out = Path.of("");

    @Mixin private ColorOptions colors = new ColorOptions();

    @Option(
            names = "--align",
            description =
                    "Align the maps (scale and shift in inverse depth, unless all are metric) and"
                            + " show them in one range.")
    private boolean align;

    @Option(
            names = "--ground-truth",
            paramLabel = "FILE",
            description =
                    "Measured depth of the photograph (PNG, NPY, NPZ, PFM, EXR, TIFF, MAT, HDF5):"
                            + " shown too, and each model is scored against it.")
    private @Nullable Path groundTruth;

    @Option(
            names = "--difference",
            paramLabel = "HOW",
            completionCandidates = Words.Differences.class,
            description =
                    "Show how far each model is from the ground truth, or else from the first"
                            + " model: ${COMPLETION-CANDIDATES} (default: relative with ground"
                            + " truth, else none).")
    private @Nullable DifferenceChoice difference;

    @Option(
            names = "--depth-scale",
            paramLabel = "N",
            description = "Steps a metre of --ground-truth, for example 1000 or 256.")
    private double depthScale = Double.NaN;

    @Option(names = "--overwrite", description = "Replace the file if it exists.")
    private boolean overwrite;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private LensOptions lens = new LensOptions();

    @Mixin private RunOptions run = new RunOptions();

    CompareCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        run.check();
        lens.check();
        if (groundTruth == null && !Double.isNaN(depthScale)) {
            throw RunOptions.usage(
                    "--depth-scale describes the ground truth.",
                    "Name its file with --ground-truth FILE.");
        }
        if (SheetFormat.of(out).isEmpty()) {
            throw RunOptions.usage(
                    "'%s' does not end in .png, .svg or .pdf.".formatted(out),
                    "A sheet is a PNG, SVG or PDF file: give a name with its ending.");
        }
        if (wantsDifference() && groundTruth == null && !align) {
            throw RunOptions.usage(
                    "Differences of maps that are not aligned say nothing.",
                    "Give --align, or ground truth with --ground-truth FILE.");
        }
        var cards = run.prepared(models.in(context.models()));
        AtomicFiles.requireWritable(out, overwrite);
        return InterruptibleWork.run(console, monitor -> compare(cards, monitor));
    }

    private int compare(List<ModelCard> cards, JobMonitor monitor) throws UserFacingException {
        for (var card : cards) context.pipeline().verify(card, monitor);
        context.pipeline().loadAhead(cards.getFirst(), run.engine());
        var photo = run.photos(context).read(image);
        var results = new ArrayList<DepthResult>();
        for (var card : cards) {
            var request = run.request(photo, card).withFocal(lens.hint());
            results.add(context.pipeline().estimate(request, monitor));
        }
        monitor.throwIfCancelled();
        var truth = truth();
        truth.flatMap(map -> PhotoShape.mismatch(String.valueOf(groundTruth), map.grid(), photo))
                .ifPresent(console::warn);
        var comparison = Comparison.of(results, truth, align);
        monitor.report(0, 0, "Writing " + out.getFileName());
        new Sheet(
                        photo,
                        comparison.tiles(),
                        differences(comparison),
                        colors.colormap(),
                        colors.range(),
                        align)
                .write(out, Provenance.software(context), overwrite);
        console.line("Wrote " + out);
        comparison.lines().forEach(console::line);
        console.result(document(results, comparison));
        return ExitCode.OK;
    }

    private List<SheetTile> differences(Comparison comparison) {
        var usual =
                groundTruth == null
                        ? Optional.<Difference>empty()
                        : Optional.of(Difference.RELATIVE);
        return (difference == null ? usual : difference.difference())
                .map(shown -> DifferenceTiles.of(comparison, shown))
                .orElse(List.of());
    }

    private boolean wantsDifference() {
        return difference != null && difference.difference().isPresent();
    }

    private Optional<DepthMap> truth() throws UserFacingException {
        if (groundTruth == null) return Optional.empty();
        var scale =
                Double.isNaN(depthScale) ? OptionalDouble.empty() : OptionalDouble.of(depthScale);
        return Optional.of(
                GroundTruthFile.read(groundTruth, Optional.of(DepthKind.METRIC_DEPTH), scale));
    }

    private Map<String, Object> document(List<DepthResult> results, Comparison comparison) {
        var document = new LinkedHashMap<String, Object>();
        document.put("image", image.toString());
        document.put("path", out.toString());
        var entries = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < results.size(); i++) {
            var entry = DepthResultFacts.json(results.get(i));
            entry.putAll(comparison.facts(i));
            entries.add(entry);
        }
        document.put("results", entries);
        return document;
    }
}
