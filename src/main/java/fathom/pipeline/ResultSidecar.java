package fathom.pipeline;

import fathom.color.RangeChoice;
import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;
import fathom.export.Sidecar;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.depth.StatedExport;
import fathom.geometry.CameraChoice;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.Sha256;
import fathom.preprocess.Channels;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is told beside the files of one result.
 *
 * @param side that the user chose instead of the card's
 * @param image the photograph's file; empty for a pasted one
 */
public record ResultSidecar(
        Sidecar.Software software,
        DepthResult result,
        OptionalInt side,
        Optional<Path> image,
        CameraChoice camera) {

    /**
     * @param target the exported file
     */
    public Sidecar of(DepthFormat format, DepthExport export, Path target)
            throws UserFacingException {
        return about(depth(format, export), target);
    }

    /**
     * Of what the network stated beside depth.
     *
     * @param target the exported file
     */
    public Sidecar of(SideOutput output, DepthFormat format, StatedExport export, Path target)
            throws UserFacingException {
        return about(output(output, format, export), target);
    }

    private Sidecar about(Sidecar.Subject subject, Path target) throws UserFacingException {
        return new Sidecar(
                String.valueOf(target.getFileName()),
                software,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                source(),
                Optional.of(model()),
                subject,
                Optional.of(camera),
                Optional.empty(),
                timings());
    }

    /**
     * Of depth that came from a file, which no network made.
     *
     * @param target the exported file
     */
    public static Sidecar ofFile(
            Sidecar.Software software,
            Path source,
            DepthFormat format,
            DepthExport export,
            Path target,
            CameraChoice camera)
            throws UserFacingException {
        var grid = export.map().grid();
        return new Sidecar(
                String.valueOf(target.getFileName()),
                software,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                new Sidecar.Source(
                        String.valueOf(source.getFileName()),
                        Optional.of(sha256(source)),
                        grid.width(),
                        grid.height()),
                Optional.empty(),
                depth(format, export),
                Optional.of(camera),
                Optional.empty(),
                Map.of());
    }

    private Sidecar.Source source() throws UserFacingException {
        return new Sidecar.Source(
                result.photo().name(),
                image.isPresent() ? Optional.of(sha256(image.get())) : Optional.empty(),
                result.photo().width(),
                result.photo().height());
    }

    private static String sha256(Path image) throws UserFacingException {
        try {
            return Sha256.of(image, JobMonitor.NONE);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be read again for its hash.".formatted(image),
                    "Leave it in place until the run ends.",
                    e);
        }
    }

    private Sidecar.Model model() {
        var card = result.card();
        var recipe = side.isPresent() ? card.input().withSide(side.getAsInt()) : card.input();
        return new Sidecar.Model(
                card.id(),
                card.name(),
                card.sha256(),
                new Sidecar.Preprocessing(
                        recipe.size().rule().id(),
                        recipe.size().width(),
                        recipe.size().height(),
                        recipe.size().multipleOf(),
                        result.inputSize().width(),
                        result.inputSize().height(),
                        recipe.resampling().id(),
                        recipe.rescale(),
                        channels(recipe.mean()),
                        channels(recipe.std()),
                        recipe.padding().id()));
    }

    private static List<Double> channels(Channels channels) {
        return List.of(channels.red(), channels.green(), channels.blue());
    }

    private static Sidecar.Depth depth(DepthFormat format, DepthExport export) {
        var map = export.map();
        boolean steps = format == DepthFormat.PNG16;
        // Metres keep their numbers, so that far is bright whatever was asked for.
        var direction =
                map.kind() == DepthKind.METRIC_DEPTH ? Direction.FAR_BRIGHT : export.direction();
        Optional<DepthRange> range =
                Percentiles.of(map.grid()).count() == 0
                        ? Optional.empty()
                        : Optional.of(RangeChoice.FULL.resolve(map));
        return new Sidecar.Depth(
                map.kind(),
                map.grid().width(),
                map.grid().height(),
                steps ? Optional.of(direction.id()) : Optional.empty(),
                range,
                steps ? export.stepsPerMetre() : OptionalDouble.empty());
    }

    private Sidecar.Output output(SideOutput output, DepthFormat format, StatedExport export) {
        boolean normals = export instanceof StatedExport.Normals;
        boolean steps = format == DepthFormat.PNG16;
        return new Sidecar.Output(
                output.id(),
                export.width(),
                export.height(),
                normals ? Optional.of(StatedExport.NORMAL_FRAME) : Optional.empty(),
                steps && export instanceof StatedExport.Values values
                        ? Optional.of(values.range())
                        : Optional.empty(),
                output.threshold(result.card()));
    }

    private Map<String, Double> timings() {
        var timings = new LinkedHashMap<String, Double>();
        timings.put("load", result.timings().loadMs());
        timings.put("preprocess", result.timings().preprocessMs());
        timings.put("inference", result.timings().inferenceMs());
        timings.put("postprocess", result.timings().postprocessMs());
        return timings;
    }
}
