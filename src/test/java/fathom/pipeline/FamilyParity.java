package fathom.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.OracleFiles;
import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.preprocess.PhotoToTensor;
import fathom.raster.FloatGrid;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the tiny graph of each family with the family's real card and compares with what the
 * reference implementations made of it. The main method prints the table of docs/models.md.
 */
final class FamilyParity implements AutoCloseable {
    /** Which card each tiny graph is run with. */
    private static final Map<String, String> CARD_OF_GRAPH =
            Map.of(
                    "depth-anything-v2-small", "depth-anything-v2-small",
                    "depth-anything-v2-metric-small", "depth-anything-v2-metric-indoor-small",
                    "dpt-hybrid", "dpt-hybrid",
                    "dpt-large", "dpt-large",
                    "zoedepth-nyu-kitti", "zoedepth-nyu-kitti",
                    "glpn", "glpn-nyu",
                    "midas-small", "midas-v2.1-small",
                    "metric3d-interface-stub", "metric3d-vit-small");

    private final ModelCatalog catalog = ModelCatalog.scan(List.of(Path.of("models")));
    private final DepthPipeline pipeline = new DepthPipeline(new DjlEngines());

    /**
     * Largest differences, as shares of the reference's range.
     *
     * @param raw the network's output for our input tensor
     * @param depth the map at the photograph's size
     */
    record Deviation(double raw, double depth) {}

    static List<JsonNode> cases() {
        return OracleFiles.index("depth.json");
    }

    static ModelCard card(ModelCatalog catalog, String graph) throws UserFacingException {
        var name = "tiny-" + graph + ".onnx";
        return catalog.find(CARD_OF_GRAPH.getOrDefault(graph, graph))
                .withFiles(
                        new ModelFiles(
                                Path.of("src/test/resources/models/tiny"),
                                Precision.FP32,
                                List.of(ModelFile.local(name, Optional.empty()))));
    }

    static Photo photo(JsonNode oracle) throws UserFacingException {
        return new PhotoReader(ReadLimits.DEFAULT)
                .read(OracleFiles.image(oracle.get("image").asText()));
    }

    DepthResult run(JsonNode oracle) throws UserFacingException {
        var request = DepthRequest.of(photo(oracle), card(catalog, oracle.get("model").asText()));
        var focal = oracle.path("focalLengthPx");
        return pipeline.estimate(
                focal.isMissingNode()
                        ? request
                        : request.withFocal(FocalHint.ofFocalPx(focal.asDouble())),
                JobMonitor.NONE);
    }

    Deviation compare(JsonNode oracle) throws UserFacingException {
        var result = run(oracle);
        var reference = oracle.path("finalFlipAveraged");
        if (reference.isMissingNode()) reference = oracle.get("final");
        return new Deviation(rawDeviation(oracle), deviation(reference, result.map().grid()));
    }

    private double rawDeviation(JsonNode oracle) throws UserFacingException {
        var card = card(catalog, oracle.get("model").asText());
        var tensor = PhotoToTensor.prepare(photo(oracle), card.input()).tensor();
        try (var engine = new DjlEngines().open(card, EngineOptions.DEFAULT)) {
            var raw = engine.run(tensor, JobMonitor.NONE).depth().map();
            return worstSample(oracle.get("raw"), raw, false);
        }
    }

    private static double deviation(JsonNode reference, FloatGrid map) {
        return Math.max(worstSample(reference, map, true), worstInWindows(reference, map));
    }

    /** The references leave negative depth as it is; every card here clamps it. */
    private static double worstSample(JsonNode reference, FloatGrid grid, boolean clamped) {
        double worst = 0;
        for (int i = 0; i < reference.get("sampleIndex").size(); i++) {
            float wanted = reference.get("sampleValue").get(i).floatValue();
            float found = grid.at(reference.get("sampleIndex").get(i).asInt());
            worst = larger(worst, found, clamped ? Math.max(wanted, 0) : wanted);
        }
        return worst / range(reference);
    }

    private static double worstInWindows(JsonNode reference, FloatGrid map) {
        var windows = OracleFiles.array(reference.get("windows").asText());
        int rows = windows.shape().get(1);
        int columns = windows.shape().get(2);
        float[] wanted = windows.values();
        double worst = 0;
        for (int i = 0; i < wanted.length; i++) {
            var origin = reference.get("windowOrigins").get(i / (rows * columns));
            int y = origin.get(0).asInt() + i / columns % rows;
            int x = origin.get(1).asInt() + i % columns;
            worst = larger(worst, map.at(x, y), Math.max(wanted[i], 0));
        }
        return worst / range(reference);
    }

    /** Not a number counts as worst. */
    private static double larger(double worst, float found, float wanted) {
        double difference = Math.abs((double) found - wanted);
        return difference <= worst ? worst : difference;
    }

    private static double range(JsonNode reference) {
        return reference.get("max").asDouble() - reference.get("min").asDouble();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    public static void main(String[] arguments) throws UserFacingException {
        var worst = new TreeMap<String, Deviation>();
        try (var parity = new FamilyParity()) {
            for (var oracle : cases()) {
                worst.merge(
                        oracle.get("model").asText(),
                        parity.compare(oracle),
                        (a, b) ->
                                new Deviation(Math.max(a.raw, b.raw), Math.max(a.depth, b.depth)));
            }
        }
        worst.forEach(
                (graph, deviation) ->
                        System.out.printf(
                                "| %s | %s | %.1e | %.1e |%n",
                                CARD_OF_GRAPH.get(graph), graph, deviation.raw, deviation.depth));
    }
}
