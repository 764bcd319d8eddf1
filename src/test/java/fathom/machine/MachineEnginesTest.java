package fathom.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.NetworkOutputs;
import fathom.inference.Provider;
import fathom.inference.djl.DjlEngines;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.preprocess.InputTensor;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** With the real runtime, which computes on the processor alone here. */
class MachineEnginesTest {
    private final DjlEngines engines = new DjlEngines();
    private final List<String> told = new ArrayList<>();

    @Test
    void theRuntimeSaysWhatItOffers() {
        assertThat(engines.providers()).contains(Provider.CPU).doesNotContain(Provider.CUDA);
    }

    @Test
    void aProviderThatTheRuntimeLacksIsReplacedAndToldOnce() throws Exception {
        var photo =
                new PhotoReader(ReadLimits.DEFAULT).read(Path.of("assets/photos/astronaut.jpg"));
        var card = ModelCatalog.scan(List.of(Path.of("models"))).find("starter");
        var settings = MachineSettings.DEFAULT.withProvider(Optional.of(Provider.CUDA));
        // As if the library were there and its device were not, and as it is.
        for (Set<Provider> offered : List.of(EnumSet.allOf(Provider.class), engines.providers())) {
            told.clear();
            var machine = new MachineEngines(engines, () -> settings, () -> offered, told::add);
            try (var pipeline = new DepthPipeline(machine);
                    var plain = new DepthPipeline(engines)) {
                var wanted = plain.estimate(DepthRequest.of(photo, card), JobMonitor.NONE);
                var got = pipeline.estimate(DepthRequest.of(photo, card), JobMonitor.NONE);
                assertThat(got.map().grid().toArray()).isEqualTo(wanted.map().grid().toArray());
                var other = EngineOptions.DEFAULT.withThreads(1);
                pipeline.estimate(
                        new DepthRequest(photo, card, OptionalInt.empty(), other), JobMonitor.NONE);
            }
            assertThat(told).singleElement().asString().startsWith("CUDA cannot be used here");
        }
    }

    @Test
    void theProcessorTakesOverFromAProviderThatFailsInTheMiddle() throws Exception {
        var photo =
                new PhotoReader(ReadLimits.DEFAULT).read(Path.of("assets/photos/astronaut.jpg"));
        var card = ModelCatalog.scan(List.of(Path.of("models"))).find("starter");
        var settings = MachineSettings.DEFAULT.withProvider(Optional.of(Provider.CUDA));
        var failure =
                new UserFacingException(
                        Fault.MODEL_FAILED,
                        "Model 'starter' failed.",
                        "",
                        new IllegalStateException("out of memory"));
        var machine =
                new MachineEngines(
                        new FailingOnOthers(engines, failure),
                        () -> settings,
                        () -> EnumSet.allOf(Provider.class),
                        told::add);
        try (var pipeline = new DepthPipeline(machine);
                var plain = new DepthPipeline(engines)) {
            var wanted = plain.estimate(DepthRequest.of(photo, card), JobMonitor.NONE);
            for (int i = 0; i < 2; i++) {
                var got = pipeline.estimate(DepthRequest.of(photo, card), JobMonitor.NONE);
                assertThat(got.map().grid().toArray()).isEqualTo(wanted.map().grid().toArray());
            }
        }
        assertThat(told)
                .containsExactly(
                        "CUDA failed, so the processor goes on, slower: Model 'starter' failed.");
    }

    /** It would fail on the processor, too. */
    @Test
    void aNetworkThatDoesNotFitIsNotTriedElsewhere() throws Exception {
        var failure = new UserFacingException(Fault.MODEL_FAILED, "gave 5 maps.", "");
        try (var engine =
                new ProviderEngine(
                        new Failing(failure),
                        () -> {
                            throw new AssertionError("reopened");
                        },
                        told::add)) {
            assertThatThrownBy(
                            () ->
                                    engine.run(
                                            new InputTensor(
                                                    1,
                                                    1,
                                                    ByteBuffer.allocateDirect(12).asFloatBuffer()),
                                            JobMonitor.NONE))
                    .isSameAs(failure);
        }
        assertThat(told).isEmpty();
    }

    /** As a card whose memory is full. */
    private record FailingOnOthers(DepthEngines engines, UserFacingException failure)
            implements DepthEngines {
        @Override
        public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
            return options.onProcessor() ? engines.open(card, options) : new Failing(failure);
        }

        @Override
        public String runtimeVersion() {
            return engines.runtimeVersion();
        }
    }

    private record Failing(UserFacingException failure) implements DepthEngine {
        @Override
        public NetworkOutputs run(InputTensor input, JobMonitor monitor)
                throws UserFacingException {
            throw failure;
        }

        @Override
        public void close() {}
    }

    @Test
    void whoAsksForTheProcessorIsToldNothing() throws Exception {
        var card = ModelCatalog.scan(List.of(Path.of("models"))).find("starter");
        var settings = MachineSettings.DEFAULT.withProvider(Optional.of(Provider.CUDA));
        var machine = new MachineEngines(engines, () -> settings, engines::providers, told::add);
        machine.open(card, EngineOptions.DEFAULT.withProvider(Optional.of(Provider.CPU))).close();
        assertThat(told).isEmpty();
    }
}
