package fathom.cli;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.AtomicFiles;
import fathom.export.Sidecar;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.geometry.CameraChoice;
import fathom.groundtruth.GroundTruthFile;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.metric.Calibration;
import fathom.metric.Calibrator;
import fathom.metric.Reference;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ResultSidecar;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code fathom calibrate}: metres from known distances and lengths. */
@Command(
        name = "calibrate",
        header = "Turn relative depth into metres by what you know of the scene.",
        customSynopsis = {
            "fathom calibrate IMAGE [--model ID] --reference x,y=M... --out FILE",
            "       fathom calibrate --depth FILE --kind KIND --reference x,y=M... --out FILE"
        },
        description = {
            "",
            "A reference is the distance of a pixel along the viewing direction, or the length"
                    + " between two pixels' points. One reference scales; two or more fit scale and"
                    + " shift in inverse depth (in depth for relative-depth). References that"
                    + " contradict each other are refused.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom calibrate room.jpg --reference 320,400=1.2 --reference 300,80=4 --out room.npy",
            "  fathom calibrate door.jpg --reference-length 210,40:215,460=2.03 --out door.exr"
        })
final class CalibrateCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "The photograph.")
    private @Nullable Path image;

    @Mixin private DepthSource source = new DepthSource();

    @Option(
            names = "--reference",
            paramLabel = "x,y=METRES",
            converter = ReferenceWord.OfDistance.class,
            description =
                    "The distance of a pixel (zero-based, of the photograph or of the depth file);"
                            + " may be repeated.")
    private List<Reference.Distance> distances = new ArrayList<>();

    @Option(
            names = "--reference-length",
            paramLabel = "x1,y1:x2,y2=METRES",
            converter = ReferenceWord.OfLength.class,
            description =
                    "The length between the points of two pixels; needs the camera (--fov or"
                            + " --focal, else EXIF, else 60 degrees); may be repeated.")
    private List<Reference.Length> lengths = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Metric depth: .npy, .pfm, .exr, .tiff (float32), or .png (16 bits).")
    private Path out = Path.of("");

    @Option(
            names = "--sidecar",
            description =
                    "Beside the file, write how it came about as FILE.json: model and its hash,"
                            + " preprocessing, references and fit, range, camera, versions.")
    private boolean sidecar;

    @Option(names = "--overwrite", description = "Replace the file if it exists.")
    private boolean overwrite;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private LensOptions lens = new LensOptions();

    @Mixin private RunOptions run = new RunOptions();

    CalibrateCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        run.check();
        lens.check();
        if ((image == null) == source.file().isEmpty()) {
            throw RunOptions.usage(
                    "Depth comes from an IMAGE by a model, or from --depth FILE.",
                    "Give one of the two.");
        }
        source.check();
        DepthFormat format = format();
        AtomicFiles.requireWritable(out, overwrite);
        if (sidecar) AtomicFiles.requireWritable(Sidecar.pathBeside(out), overwrite);
        return InterruptibleWork.run(console, monitor -> calibrate(format, monitor));
    }

    private DepthFormat format() throws UserFacingException {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) return DepthFormat.NPY;
        if (name.endsWith(".pfm")) return DepthFormat.PFM;
        if (name.endsWith(".exr")) return DepthFormat.EXR;
        if (name.endsWith(".tiff") || name.endsWith(".tif")) return DepthFormat.TIFF32;
        if (name.endsWith(".png")) return DepthFormat.PNG16;
        throw RunOptions.usage(
                "'%s' ends in no known depth format.".formatted(out),
                "Give a name that ends in .npy, .pfm, .exr, .tiff or .png.");
    }

    private int calibrate(DepthFormat format, JobMonitor monitor) throws UserFacingException {
        var origin = new LinkedHashMap<String, String>();
        DepthMap map;
        CameraChoice choice;
        Optional<DepthResult> estimated = Optional.empty();
        if (image != null) {
            var photo = run.photos(context).read(image);
            var card = run.prepared(source.card(context));
            origin.put("Model", card.id());
            card.sha256().ifPresent(hash -> origin.put("Model-SHA256", hash));
            var request = run.request(photo, card).withFocal(lens.hint());
            var result = context.pipeline().estimate(request, monitor);
            estimated = Optional.of(result);
            map = result.map();
            choice = result.camera();
        } else {
            map = GroundTruthFile.read(source.file().orElseThrow(), source.kind(), source.scale());
            choice =
                    CameraChoice.choose(
                            map.grid().width(),
                            map.grid().height(),
                            lens.hint().focalPx(),
                            lens.hint().fovDeg(),
                            PhotoFacts.NONE,
                            OptionalDouble.empty());
        }
        List<Reference> references = new ArrayList<>(distances);
        references.addAll(lengths);
        Calibration calibration = new Calibrator(map, choice.intrinsics()).solve(references);
        DepthMap.Metric metres = calibration.apply(map);
        warnOfTheInfinite(map, metres);
        monitor.throwIfCancelled();
        origin.put("Software", Provenance.software(context));
        origin.put("Calibration", words(calibration));
        var export = DepthExport.of(metres).withProvenance(origin);
        DepthExporter.write(format, export, out, overwrite).forEach(console::warn);
        if (sidecar) writeSidecar(estimated, format, export, choice, calibration);
        tell(calibration, choice);
        return ExitCode.OK;
    }

    private void writeSidecar(
            Optional<DepthResult> estimated,
            DepthFormat format,
            DepthExport export,
            CameraChoice choice,
            Calibration calibration)
            throws UserFacingException {
        var facts =
                estimated.isPresent()
                        ? new ResultSidecar(
                                        context.software(),
                                        estimated.get(),
                                        run.side(),
                                        Optional.ofNullable(image),
                                        choice)
                                .of(format, export, out)
                        : ResultSidecar.ofFile(
                                context.software(),
                                source.file().orElseThrow(),
                                format,
                                export,
                                out,
                                choice);
        var references =
                calibration.references().stream()
                        .map(
                                check ->
                                        new Sidecar.Reference(
                                                check.reference().text(),
                                                check.reference().metres(),
                                                check.metres()))
                        .toList();
        facts.calibratedBy(
                        new Sidecar.Calibration(
                                calibration.kind(),
                                calibration.quantity().label(),
                                calibration.scale(),
                                calibration.shift(),
                                references))
                .write(Sidecar.pathBeside(out), overwrite);
    }

    private void warnOfTheInfinite(DepthMap map, DepthMap metres) {
        int lost = 0;
        for (int i = 0; i < metres.grid().size(); i++) {
            if (Float.isNaN(metres.grid().at(i)) && !Float.isNaN(map.grid().at(i))) lost++;
        }
        if (lost > 0) {
            console.warn(
                    "%.1f %% of the pixels lie beyond infinity by these references and have no"
                                    .formatted(100.0 * lost / metres.grid().size())
                            + " depth.");
        }
    }

    private static String words(Calibration calibration) {
        return "%s = %s x + %s"
                .formatted(
                        calibration.quantity().label(), calibration.scale(), calibration.shift());
    }

    private void tell(Calibration calibration, CameraChoice choice) {
        console.line("Wrote " + out);
        if (sidecar) console.line("Wrote " + Sidecar.pathBeside(out));
        for (var check : calibration.references()) {
            console.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %.4g m (%+.2f %%)",
                            check.reference().text(),
                            check.metres(),
                            100 * check.relativeError()));
        }
        if (!lengths.isEmpty()) {
            console.line(
                    String.format(
                            Locale.ROOT,
                            "Camera: %.1f° wide (%s)",
                            choice.horizontalFovDeg(),
                            choice.source().label()));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("path", out.toString());
        document.put("sidecar", sidecar ? Sidecar.pathBeside(out).toString() : null);
        document.put("kind", DepthKind.METRIC_DEPTH.id());
        document.put("from", calibration.kind().id());
        document.put("quantity", calibration.quantity().label());
        document.put("scale", calibration.scale());
        document.put("shift", calibration.shift());
        document.put(
                "references",
                calibration.references().stream().map(CalibrateCommand::entry).toList());
        document.put("horizontalFovDeg", choice.horizontalFovDeg());
        document.put("cameraSource", choice.source().label());
        console.result(document);
    }

    private static Map<String, Object> entry(Calibration.Check check) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("reference", check.reference().text());
        entry.put("metres", check.reference().metres());
        entry.put("calibrated", check.metres());
        entry.put("relativeError", check.relativeError());
        return entry;
    }
}
