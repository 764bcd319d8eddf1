package fathom.pipeline;

import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

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

/**
 * Many photographs through one or more networks: reading, inference and writing overlap, each in
 * the order given, with a bounded number of photographs in memory. A file that fails is listed and
 * the rest goes on.
 */
public final class BatchRun {
    private static final int PHOTOS_IN_MEMORY = 4;

    private final DepthPipeline pipeline;
    private final PhotoSource source;

    /** Decodes a file; called from one thread. */
    @FunctionalInterface
    public interface PhotoSource {
        Photo read(Path file) throws UserFacingException;
    }

    /** Keeps a result; called from one thread, in order. */
    @FunctionalInterface
    public interface ResultSink {
        void write(Path file, DepthResult result) throws UserFacingException;
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
     * @throws CancellationException when the monitor is cancelled, after everything begun has ended
     */
    public List<Failure> run(
            List<Path> files, Requests requests, ResultSink sink, JobMonitor monitor) {
        var failures = new ConcurrentHashMap<Path, Failure>();
        var passes = new Passes(files, DepthPipeline.OPEN_NETWORKS);
        for (int pass = 0; pass < passes.count(); pass++) {
            runPass(passes, pass, requests, sink, failures, monitor);
        }
        monitor.throwIfCancelled();
        return files.stream().filter(failures::containsKey).distinct().map(failures::get).toList();
    }

    private void runPass(
            Passes passes,
            int pass,
            Requests requests,
            ResultSink sink,
            Map<Path, Failure> failures,
            JobMonitor monitor) {
        var room = new Semaphore(PHOTOS_IN_MEMORY);
        var all = new ArrayList<CompletableFuture<?>>();
        try (var reading = stage("batch-read");
                var inference = stage("batch-inference");
                var writing = stage("batch-write")) {
            for (var file : passes.files(pass)) {
                if (monitor.isCancelled()) break;
                room.acquireUninterruptibly();
                all.add(
                        CompletableFuture.supplyAsync(
                                        () ->
                                                passes.share(
                                                        pass, file, read(file, requests, monitor)),
                                        reading)
                                .thenCompose(
                                        wanted ->
                                                chain(
                                                        file, wanted, sink, monitor, inference,
                                                        writing))
                                .handle(
                                        (_, failure) -> {
                                            room.release();
                                            if (failure != null) note(file, failure, failures);
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

    private static ExecutorService stage(String name) {
        return Executors.newSingleThreadExecutor(
                task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private List<DepthRequest> read(Path file, Requests requests, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            return requests.of(file, source.read(file));
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private CompletableFuture<Void> chain(
            Path file,
            List<DepthRequest> requests,
            ResultSink sink,
            JobMonitor monitor,
            ExecutorService inference,
            ExecutorService writing) {
        var quiet = monitor.withoutProgress();
        var each =
                requests.stream()
                        .map(
                                request ->
                                        CompletableFuture.supplyAsync(
                                                        () -> estimate(request, quiet), inference)
                                                .thenAcceptAsync(
                                                        result -> write(file, result, sink, quiet),
                                                        writing))
                        .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(each);
    }

    private DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            return pipeline.estimate(request, monitor);
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private static void write(Path file, DepthResult result, ResultSink sink, JobMonitor monitor) {
        monitor.throwIfCancelled();
        try {
            sink.write(file, result);
        } catch (UserFacingException e) {
            throw new CompletionException(e);
        }
    }

    private static void note(Path file, Throwable failure, Map<Path, Failure> failures) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        switch (cause) {
            case CancellationException _ -> {}
            case UserFacingException known -> failures.putIfAbsent(file, new Failure(file, known));
            case OutOfMemoryError e ->
                    failures.putIfAbsent(file, new Failure(file, tooLarge(file, e)));
            default -> throw new IllegalStateException("Failed on " + file, cause);
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
