package fathom.pipeline;

import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many photographs through one or more networks: reading, inference and writing overlap, with a
 * bounded number of photographs in memory, and a network that is not large works on two of them at
 * once, as two halves of the processor that never wait for each other get through more than the
 * whole; so does writing. Files are read, and told of, in the order given. A file that fails is
 * listed and the rest goes on; a network that cannot be used at all ends the run.
 */
public final class BatchRun {
    private static final int AT_ONCE = 2;
    private static final int PHOTOS_IN_MEMORY = AT_ONCE + 3;

    /** What a run takes besides the network grows with it, and twice that might be too much. */
    private static final long LARGE_NETWORK_BYTES = 256L << 20;

    private final DepthPipeline pipeline;
    private final PhotoSource source;

    /** Decodes a file; called from one thread. */
    @FunctionalInterface
    public interface PhotoSource {
        Photo read(Path file) throws UserFacingException;
    }

    /**
     * Keeps a result; called for two at a time, in any order, on threads that are interrupted on
     * cancellation.
     */
    @FunctionalInterface
    public interface ResultSink {
        /** What there is to tell of it; run in the order of the files, one after the other. */
        Runnable write(Path file, DepthResult result) throws UserFacingException;
    }

    /** What is asked of one photograph once it is decoded: one request a network. */
    @FunctionalInterface
    public interface Requests {
        List<DepthRequest> of(Path file, Photo photo) throws UserFacingException;
    }

    /** A photograph, or one of its networks, that failed. */
    public record Failure(Path file, UserFacingException cause) {}

    public BatchRun(DepthPipeline pipeline, PhotoSource source) {
        this.pipeline = pipeline;
        this.source = source;
    }

    /**
     * Returns the failures in the order of the files, one a file. Where more networks are asked for
     * than stay open at once, all files go through the first of them, then again through the next:
     * decoding once more costs less than loading networks for every photograph.
     *
     * @throws UserFacingException a {@link Fault#MODEL_UNAVAILABLE} when a network cannot be used
     *     at all, after everything begun has ended
     * @throws CancellationException when the monitor is cancelled, after everything begun has ended
     */
    public List<Failure> run(
            List<Path> files, Requests requests, ResultSink sink, JobMonitor caller)
            throws UserFacingException {
        var failures = new ConcurrentHashMap<Path, Failure>();
        var monitor = new Stoppable(caller);
        var passes = new Passes(files, DepthPipeline.OPEN_NETWORKS);
        for (int pass = 0; pass < passes.count(); pass++) {
            runPass(passes, pass, requests, sink, failures, monitor);
        }
        monitor.throwIfStopped();
        return files.stream().filter(failures::containsKey).distinct().map(failures::get).toList();
    }

    /** How a network is opened for so many photographs. */
    public static EngineOptions engine(ModelCard card, EngineOptions options, int photographs) {
        boolean divides =
                photographs > 1 && options.onProcessor() && options.threadsInUse() >= AT_ONCE;
        return divides && card.onnxFile().toFile().length() <= LARGE_NETWORK_BYTES
                ? options.withCallers(AT_ONCE)
                : options;
    }

    private void runPass(
            Passes passes,
            int pass,
            Requests requests,
            ResultSink sink,
            Map<Path, Failure> failures,
            Stoppable monitor) {
        var room = new Semaphore(PHOTOS_IN_MEMORY);
        var all = new ArrayList<CompletableFuture<?>>();
        try (var interruptible = new InterruptibleSink(sink, monitor);
                var reading = stage("batch-read", 1);
                var inference = stage("batch-inference", AT_ONCE);
                var writing = stage("batch-write", AT_ONCE)) {
            var chain = new Chain(interruptible, monitor.withoutProgress(), inference, writing);
            for (var file : passes.files(pass)) {
                if (monitor.isCancelled()) break;
                room.acquireUninterruptibly();
                all.add(
                        CompletableFuture.supplyAsync(
                                        () ->
                                                passes.share(
                                                        pass,
                                                        file,
                                                        read(
                                                                file,
                                                                requests,
                                                                passes.files(0).size(),
                                                                monitor)),
                                        reading)
                                .thenCompose(wanted -> chain.of(file, wanted))
                                .handle(
                                        (_, failure) -> {
                                            room.release();
                                            if (failure != null) {
                                                note(file, failure, failures, monitor);
                                            }
                                            monitor.report(
                                                    passes.finishOne(),
                                                    passes.total(),
                                                    String.valueOf(file.getFileName()));
                                            return file;
                                        }));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private static ExecutorService stage(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads,
                task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private List<DepthRequest> read(
            Path file, Requests requests, int photographs, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            return requests.of(file, source.read(file)).stream()
                    .map(request -> request.withEngine(engine(request, photographs)))
                    .toList();
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private static EngineOptions engine(DepthRequest request, int photographs) {
        return engine(request.card(), request.options(), photographs);
    }

    /** Leads photographs from their reading to their files, which are told of in order. */
    private final class Chain {
        private final ResultSink sink;
        private final JobMonitor monitor;
        private final ExecutorService inference;
        private final ExecutorService writing;
        private CompletableFuture<?> told = CompletableFuture.completedFuture(null);

        Chain(
                ResultSink sink,
                JobMonitor monitor,
                ExecutorService inference,
                ExecutorService writing) {
            this.sink = sink;
            this.monitor = monitor;
            this.inference = inference;
            this.writing = writing;
        }

        /** Called in the order of the files. */
        synchronized CompletableFuture<Void> of(Path file, List<DepthRequest> requests) {
            var each = new ArrayList<CompletableFuture<?>>();
            for (var request : requests) {
                var before = told;
                var written =
                        CompletableFuture.supplyAsync(() -> estimate(request, monitor), inference)
                                .thenApplyAsync(
                                        depth -> write(file, depth, sink, monitor), writing);
                var next =
                        before.handle((_, _) -> true)
                                .thenCombine(written, (_, tell) -> tell)
                                .thenAccept(Runnable::run);
                told = next;
                each.add(next);
            }
            return CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new));
        }
    }

    private DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            return pipeline.estimate(request, monitor);
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private static Runnable write(
            Path file, DepthResult result, ResultSink sink, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            return sink.write(file, result);
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private static void note(
            Path file, Throwable failure, Map<Path, Failure> failures, Stoppable monitor) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        switch (cause) {
            case CancellationException _ -> {}
            case UserFacingException known when known.fault() == Fault.MODEL_UNAVAILABLE ->
                    monitor.stop(known);
            case UserFacingException known -> failures.putIfAbsent(file, new Failure(file, known));
            case OutOfMemoryError e ->
                    failures.putIfAbsent(file, new Failure(file, tooLarge(file, e)));
            default -> throw new IllegalStateException("Failed on " + file, cause);
        }
    }

    /** Cancels what is left when a network turns out to be of no use. */
    private static final class Stoppable implements JobMonitor {
        private final JobMonitor caller;
        private final AtomicReference<@Nullable UserFacingException> reason =
                new AtomicReference<>();

        Stoppable(JobMonitor caller) {
            this.caller = caller;
        }

        void stop(UserFacingException cause) {
            reason.compareAndSet(null, cause);
        }

        void throwIfStopped() throws UserFacingException {
            caller.throwIfCancelled();
            var cause = reason.get();
            if (cause != null) throw cause;
        }

        @Override
        public void report(long done, long total, String step) {
            caller.report(done, total, step);
        }

        @Override
        public boolean isCancelled() {
            return caller.isCancelled() || reason.get() != null;
        }
    }

    private static UserFacingException tooLarge(Path file, OutOfMemoryError cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "%s does not fit into memory.".formatted(file),
                "Make the photograph smaller, or give Java more memory with -Xmx.",
                cause);
    }
}
