package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Long work that Ctrl-C ends cleanly: the signal cancels the monitor, and the process waits until
 * the work has cleaned up behind itself.
 */
final class InterruptibleWork {
    private static final long CLEAN_UP_SECONDS = 20;

    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;

    private InterruptibleWork(Console console) {
        this.console = console;
    }

    /** Returns the exit code. */
    @FunctionalInterface
    interface Work {
        int run(JobMonitor monitor) throws UserFacingException;
    }

    static int run(Console console, Work work) throws UserFacingException {
        return new InterruptibleWork(console).run(work);
    }

    private int run(Work work) throws UserFacingException {
        var hook = new Thread(this::cancelAndWait, "cancel-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run(monitor());
        } catch (CancellationException e) {
            console.note("Cancelled. What was finished is complete; nothing is half-written.");
            return ExitCode.CANCELLED;
        } finally {
            console.clearProgress();
            ended.countDown();
            removeHook(hook);
        }
    }

    private void cancelAndWait() {
        cancelled = true;
        try {
            ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what waits for this work.
        }
    }

    private JobMonitor monitor() {
        return new JobMonitor() {
            @Override
            public void report(long done, long total, String step) {
                console.progress(done, total, step);
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        };
    }
}
