package fathom.pipeline;

import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.NetworkOutputs;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthResult.Timings;
import fathom.preprocess.PhotoToTensor;
import fathom.preprocess.PreparedPhoto;
import fathom.preprocess.TensorMemory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A photograph goes in, its depth comes out. May be called from several threads; one network serves
 * as many calls at a time as its options say, and the networks used last stay open.
 */
public final class DepthPipeline implements AutoCloseable {
    /** How many networks stay open at most. */
    static final int OPEN_NETWORKS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DepthPipeline.class);
    private static final int STEPS = 4;

    private final OpenNetworks networks;
    private final TensorMemory inputs = new TensorMemory();
    private final Consumer<DepthResult> onResult;

    public DepthPipeline(DepthEngines engines) {
        this(engines, new VerifiedFiles(Optional.empty()), _ -> {});
    }

    /**
     * @param verified the folder that remembers which model files were verified; need not exist
     * @param onResult hears of every result, on the thread that asked for it
     */
    public DepthPipeline(DepthEngines engines, Path verified, Consumer<DepthResult> onResult) {
        this(
                engines,
                new VerifiedFiles(
                        Optional.of(
                                new VerificationRecords(verified, VerificationRecords.SETTLED))),
                onResult);
    }

    private DepthPipeline(
            DepthEngines engines, VerifiedFiles files, Consumer<DepthResult> onResult) {
        this.networks = new OpenNetworks(engines, files, OPEN_NETWORKS);
        this.onResult = onResult;
    }

    /**
     * @throws java.util.concurrent.CancellationException soon after the monitor is cancelled; the
     *     network stays usable
     */
    public DepthResult estimate(DepthRequest request, JobMonitor monitor)
            throws UserFacingException {
        var card = request.card();
        var recipe =
                request.side().isPresent()
                        ? card.input().withSide(request.side().getAsInt())
                        : card.input();
        try (var network = networks.lease(card, request.options())) {
            // The photograph first: the network may be loading at the same time.
            monitor.throwIfCancelled();
            monitor.report(0, STEPS, "Preparing the photograph");
            var clock = new Clock();
            PreparedPhoto prepared = PhotoToTensor.prepare(request.photo(), recipe, inputs);
            double preprocessMs = clock.lapMs();

            monitor.throwIfCancelled();
            monitor.report(1, STEPS, "Loading " + card.name());
            clock.lapMs();
            boolean loaded = network.load(monitor);
            double loadMs = loaded ? clock.lapMs() : 0;
            clock.lapMs();

            monitor.throwIfCancelled();
            monitor.report(2, STEPS, "Running " + card.name());
            NetworkOutputs outputs = network.run(prepared.tensor(), monitor);
            Optional<NetworkOutputs> mirrored = Optional.empty();
            if (card.output().flipAveraged()) {
                mirrored = Optional.of(network.run(prepared.tensor().mirrored(), monitor));
            }
            inputs.giveBack(prepared.tensor());
            double inferenceMs = clock.lapMs();

            monitor.throwIfCancelled();
            monitor.report(3, STEPS, "Bringing depth to the photograph");
            var reading = new DepthReading(request, prepared.placement(), outputs).read(mirrored);
            double postprocessMs = clock.lapMs();
            monitor.report(STEPS, STEPS, "Done");
            var result =
                    new DepthResult(
                            request.photo(),
                            card,
                            reading.networkMap(),
                            reading.map(),
                            reading.sides(),
                            reading.camera(),
                            prepared.placement().input(),
                            new Timings(loadMs, preprocessMs, inferenceMs, postprocessMs));
            onResult.accept(result);
            return result;
        }
    }

    /**
     * Loads a network on a thread of its own while the caller reads the photograph. What goes wrong
     * is told by the estimate that needs the network.
     */
    public void loadAhead(ModelCard card, EngineOptions options) {
        Thread.ofPlatform().daemon().name("load-ahead").start(() -> load(card, options));
    }

    private void load(ModelCard card, EngineOptions options) {
        try (var network = networks.lease(card, options)) {
            network.load(JobMonitor.NONE);
        } catch (UserFacingException | IllegalStateException e) {
            LOG.debug("{} was not loaded ahead", card.id(), e);
        }
    }

    /**
     * Fails now, not at the first photograph, when the card's file is missing or is not the one
     * that its hash names.
     */
    public void verify(ModelCard card, JobMonitor monitor) throws UserFacingException {
        networks.verify(card, monitor);
    }

    /** Closes the networks that stand ready; those in use follow when their runs end. */
    public void closeNetworks() {
        networks.closeAll();
    }

    @Override
    public void close() {
        networks.close();
    }

    /** Wall-clock time since the last lap. */
    private static final class Clock {
        private long lastNs = System.nanoTime();

        double lapMs() {
            long nowNs = System.nanoTime();
            double lapMs = (nowNs - lastNs) / 1e6;
            lastNs = nowNs;
            return lapMs;
        }
    }
}
