package fathom.pipeline;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.NetworkOutputs;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.Tensors;
import fathom.preprocess.InputTensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the networks used last open, because loading one costs more than running it. A network that
 * has to go while it runs is closed when its run ends.
 */
final class OpenNetworks implements AutoCloseable {
    private final DepthEngines engines;
    private final int limit;
    private final VerifiedFiles files;
    private final Map<Key, Lease> leases = new LinkedHashMap<>(8, 0.75f, true);
    private boolean closed;

    /** Cards that differ only in how they prepare photographs share one network. */
    private record Key(
            Path file,
            Optional<String> sha256,
            Tensors tensors,
            DepthRule.Form form,
            EngineOptions options) {}

    /**
     * @param limit how many networks stay open at most
     */
    OpenNetworks(DepthEngines engines, VerifiedFiles files, int limit) {
        this.engines = engines;
        this.files = files;
        this.limit = limit;
    }

    /** A network that stays open until the lease is given back with {@link Lease#close}. */
    Lease lease(ModelCard card, EngineOptions options) throws UserFacingException {
        Lease lease;
        List<Lease> leaving;
        synchronized (this) {
            if (closed) throw new IllegalStateException("The networks are closed");
            var key =
                    new Key(
                            card.onnxFile(),
                            card.sha256(),
                            card.tensors(),
                            card.output().form(),
                            options);
            lease = leases.computeIfAbsent(key, _ -> new Lease(card, options));
            lease.take();
            leaving = surplus();
        }
        leaving.forEach(Lease::retire);
        return lease;
    }

    void verify(ModelCard card, JobMonitor monitor) throws UserFacingException {
        files.verify(card, monitor);
    }

    private List<Lease> surplus() {
        List<Lease> leaving = new ArrayList<>();
        var oldest = leases.values().iterator();
        while (leases.size() > limit) {
            leaving.add(oldest.next());
            oldest.remove();
        }
        return leaving;
    }

    /** A network in use is closed when its last lease is given back. */
    void closeAll() {
        List<Lease> all;
        synchronized (this) {
            all = List.copyOf(leases.values());
            leases.clear();
        }
        all.forEach(Lease::retire);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeAll();
    }

    /** One network and those who use it now; loaded by the first run. */
    final class Lease implements AutoCloseable {
        private final ModelCard card;
        private final EngineOptions options;
        private final Object oneLoad = new Object();
        private Optional<DepthEngine> engine = Optional.empty();
        private int users;
        private boolean retired;

        private Lease(ModelCard card, EngineOptions options) {
            this.card = card;
            this.options = options;
        }

        private synchronized void take() {
            users++;
        }

        /**
         * Loads the network unless it is loaded; returns whether it had to. Others may take the
         * lease meanwhile.
         */
        boolean load(JobMonitor monitor) throws UserFacingException {
            synchronized (oneLoad) {
                files.verify(card, monitor);
                if (isLoaded()) return false;
                keep(engines.open(card, options));
                return true;
            }
        }

        private synchronized boolean isLoaded() {
            return engine.isPresent();
        }

        private synchronized void keep(DepthEngine opened) {
            engine = Optional.of(opened);
        }

        /** Call {@link #load} before. */
        NetworkOutputs run(InputTensor input, JobMonitor monitor) throws UserFacingException {
            monitor.throwIfCancelled();
            return loaded().run(input, monitor);
        }

        private synchronized DepthEngine loaded() {
            return engine.orElseThrow();
        }

        private synchronized void retire() {
            retired = true;
            closeIfUnused();
        }

        @Override
        public synchronized void close() {
            users--;
            closeIfUnused();
        }

        private void closeIfUnused() {
            if (!retired || users > 0) return;
            engine.ifPresent(DepthEngine::close);
            engine = Optional.empty();
        }
    }
}
