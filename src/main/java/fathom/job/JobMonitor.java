package fathom.job;

import java.util.concurrent.CancellationException;

/** How long work says where it is, and learns that it should stop. Called from any thread. */
public interface JobMonitor {
    /** Nobody watches and nobody cancels. */
    JobMonitor NONE =
            new JobMonitor() {
                @Override
                public void report(long done, long total, String step) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            };

    /**
     * Says that {@code done} of {@code total} units are finished and {@code step} is running now. A
     * total of 0 means that the amount is unknown.
     */
    void report(long done, long total, String step);

    boolean isCancelled();

    /** Passes cancelling on, and swallows the steps of work that is itself one step of another. */
    default JobMonitor withoutProgress() {
        var whole = this;
        return new JobMonitor() {
            @Override
            public void report(long done, long total, String step) {}

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    default void throwIfCancelled() {
        if (isCancelled()) throw new CancellationException();
    }
}
