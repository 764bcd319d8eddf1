package fathom.export;

import com.fasterxml.jackson.databind.json.JsonMapper;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.geometry.CameraChoice;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an exported file came about, as JSON beside it, so that it can be understood and made again.
 * All keys are always there, in the same order; what is unknown or has no meaning here is null.
 *
 * @param file the exported file's name
 * @param model empty when the depth came from a file
 * @param subject what the file holds: the other kind's key is null
 * @param camera empty when none was chosen
 * @param calibration how the depth became metres; empty where it was not calibrated
 * @param timingsMs step to milliseconds, in the order that the caller gives
 */
public record Sidecar(
        String file,
        Software software,
        Instant created,
        Source source,
        Optional<Model> model,
        Subject subject,
        Optional<CameraChoice> camera,
        Optional<Calibration> calibration,
        Map<String, Double> timingsMs) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param runtime what ran the network, with its version
     */
    public record Software(String fathomVersion, String runtime) {}

    /**
     * The photograph.
     *
     * @param sha256 of the file, lower-case hex; empty for an image that has no file
     */
    public record Source(String name, Optional<String> sha256, int width, int height) {}

    /** The network, and how the photograph entered it. */
    public record Model(
            String id, String name, Optional<String> sha256, Preprocessing preprocessing) {}

    /**
     * How the photograph became the network's input, in the words of model cards.
     *
     * @param inputWidth what the rule made of the target for this photograph
     * @param mean of red, green, blue; {@code std} likewise
     */
    public record Preprocessing(
            String rule,
            int targetWidth,
            int targetHeight,
            int multipleOf,
            int inputWidth,
            int inputHeight,
            String resampling,
            double rescale,
            List<Double> mean,
            List<Double> std,
            String padding) {}

    /** What a file holds. */
    public sealed interface Subject {}

    /**
     * What the network stated beside depth.
     *
     * @param name normals, confidence, sky or mask
     * @param frame the axes of normals; empty for numbers
     * @param range that a 16-bit PNG covers; empty for normals and for all other formats
     * @param threshold at which sky begins, or above which there is depth
     */
    public record Output(
            String name,
            int width,
            int height,
            Optional<String> frame,
            Optional<DepthRange> range,
            OptionalDouble threshold)
            implements Subject {}

    /**
     * What the numbers of a depth file mean.
     *
     * @param direction which end of a 16-bit map is white; empty for files that hold the values
     *     themselves, whose direction the kind tells
     * @param range of the values; empty when not one is finite
     * @param pngScale 16-bit steps a metre; empty for all but metric 16-bit PNG
     */
    public record Depth(
            DepthKind kind,
            int width,
            int height,
            Optional<String> direction,
            Optional<DepthRange> range,
            OptionalDouble pngScale)
            implements Subject {}

    /**
     * How depth became metres by what a user knows of the scene: quantity = scale × value + shift.
     *
     * @param quantity what was fitted, disparity or depth
     */
    public record Calibration(
            DepthKind from,
            String quantity,
            double scale,
            double shift,
            List<Reference> references) {
        public Calibration {
            references = List.copyOf(references);
        }
    }

    /**
     * What a user knows of the scene.
     *
     * @param text as it was given
     * @param metres as it was given
     * @param calibratedMetres what the calibrated depth has there
     */
    public record Reference(String text, double metres, double calibratedMetres) {}

    /** The same of depth that was calibrated. */
    public Sidecar calibratedBy(Calibration how) {
        return new Sidecar(
                file,
                software,
                created,
                source,
                model,
                subject,
                camera,
                Optional.of(how),
                timingsMs);
    }

    /** Beside the exported file: its whole name and ".json", so that no two files share one. */
    public static Path pathBeside(Path exported) {
        Path name = exported.getFileName();
        return exported.resolveSibling((name == null ? exported : name) + ".json");
    }

    /** Writes the sidecar alone. */
    public void write(Path target, boolean overwrite) throws UserFacingException {
        AtomicFiles.write(target, overwrite, content());
    }

    /** The JSON, for writing it together with the file that it describes. */
    public AtomicFiles.Content content() {
        return channel -> {
            var bytes = ByteBuffer.wrap(json().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
        };
    }

    private String json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree().asMap()) + "\n";
    }

    private SidecarTree tree() {
        return new SidecarTree()
                .put("file", file)
                .put("software", softwareTree())
                .put("created", created.toString())
                .put("source", sourceTree())
                .put("model", model.map(Sidecar::modelTree))
                .put("preprocessing", model.map(Model::preprocessing).map(Sidecar::inputTree))
                .put("depth", subject instanceof Depth depth ? depthTree(depth) : Optional.empty())
                .put("output", subject instanceof Output output ? tree(output) : Optional.empty())
                .put("camera", camera.map(Sidecar::cameraTree))
                .put("calibration", calibration.map(Sidecar::calibrationTree))
                .put("timings_ms", timings());
    }

    private SidecarTree softwareTree() {
        return new SidecarTree()
                .put("fathom", software.fathomVersion())
                .put("runtime", software.runtime());
    }

    private SidecarTree sourceTree() {
        return new SidecarTree()
                .put("name", source.name())
                .put("sha256", source.sha256())
                .put("width", source.width())
                .put("height", source.height());
    }

    private static SidecarTree modelTree(Model model) {
        return new SidecarTree()
                .put("id", model.id())
                .put("name", model.name())
                .put("sha256", model.sha256());
    }

    private static SidecarTree inputTree(Preprocessing input) {
        return new SidecarTree()
                .put("rule", input.rule())
                .put("target_width", input.targetWidth())
                .put("target_height", input.targetHeight())
                .put("multiple_of", input.multipleOf())
                .put("input_width", input.inputWidth())
                .put("input_height", input.inputHeight())
                .put("resampling", input.resampling())
                .put("rescale", input.rescale())
                .put("mean", input.mean())
                .put("std", input.std())
                .put("padding", input.padding());
    }

    private static SidecarTree tree(Output output) {
        return new SidecarTree()
                .put("name", output.name())
                .put("frame", output.frame())
                .put("low", output.range().map(DepthRange::low))
                .put("high", output.range().map(DepthRange::high))
                .put("threshold", output.threshold().stream().boxed().findFirst())
                .put("width", output.width())
                .put("height", output.height());
    }

    private static SidecarTree depthTree(Depth depth) {
        DepthKind kind = depth.kind();
        return new SidecarTree()
                .put("kind", kind.id())
                .put("unit", kind.unit().isEmpty() ? Optional.empty() : kind.unit())
                .put("larger_value_is", kind.largerIsNearer() ? "nearer" : "farther")
                .put("direction", depth.direction())
                .put("low", depth.range().map(DepthRange::low))
                .put("high", depth.range().map(DepthRange::high))
                .put("png_scale", depth.pngScale().stream().boxed().findFirst())
                .put("width", depth.width())
                .put("height", depth.height());
    }

    private static SidecarTree cameraTree(CameraChoice camera) {
        return new SidecarTree()
                .put("fx", camera.intrinsics().fxPx())
                .put("fy", camera.intrinsics().fyPx())
                .put("cx", camera.intrinsics().cxPx())
                .put("cy", camera.intrinsics().cyPx())
                .put("source", camera.source().label())
                .put("horizontal_fov_deg", camera.horizontalFovDeg());
    }

    private static SidecarTree calibrationTree(Calibration calibration) {
        return new SidecarTree()
                .put("from", calibration.from().id())
                .put("quantity", calibration.quantity())
                .put("scale", calibration.scale())
                .put("shift", calibration.shift())
                .put(
                        "references",
                        calibration.references().stream()
                                .map(
                                        known ->
                                                new SidecarTree()
                                                        .put("reference", known.text())
                                                        .put("metres", known.metres())
                                                        .put(
                                                                "calibrated_metres",
                                                                known.calibratedMetres())
                                                        .asMap())
                                .toList());
    }

    private SidecarTree timings() {
        var tree = new SidecarTree();
        timingsMs.forEach(tree::put);
        return tree;
    }
}
