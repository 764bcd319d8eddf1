package fathom.ui;

import javafx.application.Platform;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the toolkit once for all tests of the process and stops it after the last. Where it cannot
 * start, the tests are skipped with the reason and the remedy, or fail when {@value #REQUIRED} is
 * true. An exception that a test leaves uncaught on the toolkit's thread fails that test.
 */
abstract class ToolkitExtension implements ExecutionCondition, AfterEachCallback {
    static final String REQUIRED = "FATHOM_REQUIRE_WINDOW_TESTS";
    private static final Namespace NAMESPACE = Namespace.create(ToolkitExtension.class);

    /** What these tests are called in the message. */
    abstract String kindOfTests();

    /** What this machine lacks, found without loading the toolkit. */
    abstract Optional<String> missing();

    /** Sets what the toolkit reads when it starts, and returns what is to do after it stopped. */
    abstract Runnable prepare() throws Exception;

    /** What the started toolkit turned out to lack. */
    abstract Optional<String> missingAfterStart() throws Exception;

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var attempt =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(getClass(), _ -> attempt(), Attempt.class);
        if (attempt.missing.isEmpty()) return ConditionEvaluationResult.enabled("toolkit runs");
        String message =
                "%s need %s: run .ci/system-packages to enable them."
                        .formatted(kindOfTests(), attempt.missing.get());
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new IllegalStateException(message + " " + REQUIRED + " forbids skipping.");
        }
        attempt.announce("SKIPPED: " + message);
        return ConditionEvaluationResult.disabled(message);
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        var attempt = context.getRoot().getStore(NAMESPACE).get(getClass(), Attempt.class);
        if (attempt != null) attempt.throwUncaught();
    }

    private Attempt attempt() {
        try {
            var missing = missing();
            if (missing.isPresent()) return new Attempt(missing, () -> {});
            var afterwards = prepare();
            var attempt = new Attempt(Optional.empty(), afterwards);
            attempt.startToolkit();
            attempt.missing = missingAfterStart();
            return attempt;
        } catch (Exception e) {
            throw new IllegalStateException("The toolkit for the tests did not start", e);
        }
    }

    /** The toolkit of this process, or why there is none. */
    private static final class Attempt implements AutoCloseable {
        private static final long DEADLINE_S = 60;

        private final Runnable afterwards;
        private final List<Throwable> uncaught = new ArrayList<>();
        private Optional<String> missing;
        private Optional<Thread> fxThread = Optional.empty();
        private boolean announced;

        Attempt(Optional<String> missing, Runnable afterwards) {
            this.missing = missing;
            this.afterwards = afterwards;
        }

        void startToolkit() throws InterruptedException {
            var started = new CountDownLatch(1);
            Platform.startup(
                    () -> {
                        fxThread = Optional.of(Thread.currentThread());
                        Thread.currentThread().setUncaughtExceptionHandler(this::remember);
                        started.countDown();
                    });
            if (!started.await(DEADLINE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer within " + DEADLINE_S + " s");
            }
            Platform.setImplicitExit(false);
        }

        private synchronized void remember(Thread thread, Throwable thrown) {
            uncaught.add(thrown);
        }

        synchronized void throwUncaught() {
            if (uncaught.isEmpty()) return;
            var failure = new AssertionError("Uncaught on the toolkit's thread", uncaught.get(0));
            uncaught.clear();
            throw failure;
        }

        /** Once, for people who read the build's output. */
        void announce(String message) {
            if (!announced) System.out.println(message);
            announced = true;
        }

        /** Stops the toolkit first: its display may not go away under it. */
        @Override
        public void close() {
            try {
                if (fxThread.isPresent()) {
                    Platform.exit();
                    fxThread.get().join(TimeUnit.SECONDS.toMillis(DEADLINE_S));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                afterwards.run();
            }
        }
    }
}
