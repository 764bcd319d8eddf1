package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.depth.DepthKind;
import fathom.inference.EngineOptions;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.preprocess.InputSize;

import org.junit.jupiter.api.Test;

import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

class DepthPipelineTest {
    @Test
    void theMapHasThePhotographsSizeAndTheNetworkMapTheNetworks() throws Exception {
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var result =
                    pipeline.estimate(
                            DepthRequest.of(Starter.photo(200, 150, false), Starter.card()),
                            JobMonitor.NONE);

            assertThat(result.map().kind()).isEqualTo(DepthKind.RELATIVE_DISPARITY);
            assertThat(result.map().grid().width()).isEqualTo(200);
            assertThat(result.map().grid().height()).isEqualTo(150);
            // 4:3 at the area of 384x288 is 384x288 itself
            assertThat(result.inputSize()).isEqualTo(new InputSize(384, 288));
            assertThat(result.networkMap().grid().width()).isEqualTo(384);
            assertThat(result.timings().loadMs()).isPositive();
        }
    }

    @Test
    void theGroundAtTheBottomIsNearerThanTheSky() throws Exception {
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var grid =
                    pipeline.estimate(
                                    DepthRequest.of(Starter.photo(320, 240, false), Starter.card()),
                                    JobMonitor.NONE)
                            .map()
                            .grid();

            assertThat(grid.at(160, 230)).isGreaterThan(grid.at(160, 20));
        }
    }

    @Test
    void transparentPixelsHaveNoDepthAndAllOthersHave() throws Exception {
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var grid =
                    pipeline.estimate(
                                    DepthRequest.of(Starter.photo(100, 80, true), Starter.card()),
                                    JobMonitor.NONE)
                            .map()
                            .grid();

            for (int y = 0; y < 80; y++) {
                for (int x = 0; x < 100; x++) {
                    assertThat(Float.isNaN(grid.at(x, y))).isEqualTo(x < 50);
                }
            }
        }
    }

    @Test
    void anotherSideChangesTheNetworksInputAndKeepsTheNetworkOpen() throws Exception {
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var photo = Starter.photo(400, 300, false);
            pipeline.estimate(DepthRequest.of(photo, Starter.card()), JobMonitor.NONE);
            var larger =
                    pipeline.estimate(
                            new DepthRequest(
                                    photo,
                                    Starter.card(),
                                    OptionalInt.of(512),
                                    EngineOptions.DEFAULT),
                            JobMonitor.NONE);

            assertThat(larger.inputSize()).isEqualTo(new InputSize(512, 384));
            assertThat(larger.timings().loadMs()).isZero();
        }
    }

    @Test
    void aCancelledEstimateEndsWithoutResultAndTheNextOneWorks() throws Exception {
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var request = DepthRequest.of(Starter.photo(64, 64, false), Starter.card());
            var cancelled =
                    new JobMonitor() {
                        @Override
                        public void report(long done, long total, String step) {}

                        @Override
                        public boolean isCancelled() {
                            return true;
                        }
                    };

            assertThatThrownBy(() -> pipeline.estimate(request, cancelled))
                    .isInstanceOf(CancellationException.class);
            assertThat(pipeline.estimate(request, JobMonitor.NONE).map().grid().size())
                    .isEqualTo(64 * 64);
        }
    }
}
