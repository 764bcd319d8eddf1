package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.OracleFiles;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The same tiny network in three precisions, through the pipeline. The bounds are what ONNX Runtime
 * shows in Python for these files: 0.08 % of the range at most for float16, 1.2 % for 8 bits.
 */
class PrecisionTest {
    private static final Path TINY = Path.of("src/test/resources/models/tiny");
    private static final Path VARIANTS = Path.of("src/test/resources/models/precision");

    @ParameterizedTest
    @CsvSource({"FP16, 0.004", "INT8, 0.04"})
    void aLighterVariantStaysNearFp32OfTheSameGraph(Precision precision, double tolerance)
            throws Exception {
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(OracleFiles.image("odd"));
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var request = DepthRequest.of(photo, card(TINY, "", Precision.FP32));
            var full = pipeline.estimate(request, JobMonitor.NONE).map().grid();
            var light =
                    pipeline.estimate(
                                    DepthRequest.of(
                                            photo, card(VARIANTS, "-" + precision.id(), precision)),
                                    JobMonitor.NONE)
                            .map()
                            .grid();

            double deviation = largestDeviation(full, light);
            assertThat(deviation).isBetween(1e-6, tolerance);
        }
    }

    /** Published half-precision graphs fail below 518 pixels when every rewrite is allowed. */
    @Test
    void halfPrecisionRunsAtSmallSizesToo() throws Exception {
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(OracleFiles.image("odd"));
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var request =
                    new DepthRequest(
                            photo,
                            card(VARIANTS, "-fp16", Precision.FP16),
                            OptionalInt.of(280),
                            EngineOptions.DEFAULT);
            assertThat(pipeline.estimate(request, JobMonitor.NONE).map().grid().width())
                    .isEqualTo(photo.width());
        }
    }

    private static double largestDeviation(FloatGrid full, FloatGrid light) {
        double worst = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < full.size(); i++) {
            worst = Math.max(worst, Math.abs((double) full.at(i) - light.at(i)));
            least = Math.min(least, full.at(i));
            most = Math.max(most, full.at(i));
        }
        return worst / (most - least);
    }

    private static ModelCard card(Path folder, String ending, Precision precision)
            throws Exception {
        var file =
                ModelFile.local(
                        "tiny-depth-anything-v2-small" + ending + ".onnx", Optional.empty());
        return ModelCatalog.scan(List.of(Path.of("models")))
                .find("depth-anything-v2-small")
                .withFiles(new ModelFiles(folder, precision, List.of(file)));
    }
}
