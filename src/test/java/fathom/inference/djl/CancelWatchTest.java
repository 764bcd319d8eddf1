package fathom.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.JobMonitor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class CancelWatchTest {
    private final CancelWatch watch = new CancelWatch(1);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void everyRunningNetworkIsAskedFor() throws Exception {
        var first = new Asked();
        var second = new Asked();
        try (var _ = watch.begin(first);
                var _ = watch.begin(second)) {
            first.await(3);
            second.await(3);
        }
    }

    @Test
    void aRunThatHasEndedIsAskedNoMore() throws Exception {
        var ended = new Asked();
        watch.begin(ended).close();
        var running = new Asked();
        try (var _ = watch.begin(running)) {
            running.await(2); // the round in which the first run ended is over
            int count = ended.count();
            running.await(5);
            assertThat(ended.count()).isEqualTo(count);
        }
    }

    @Test
    void aRunAfterAPauseInWhichTheWatchRestsIsAskedFor() throws Exception {
        watch.begin(new Asked()).close();
        awaitRest();
        var late = new Asked();
        try (var _ = watch.begin(late)) {
            late.await(2);
        }
    }

    private void awaitRest() throws InterruptedException {
        while (!watch.rests()) TimeUnit.MILLISECONDS.sleep(5);
    }

    /** Counts how often the watch asks. */
    private static final class Asked implements JobMonitor {
        private final AtomicInteger times = new AtomicInteger();

        int count() {
            return times.get();
        }

        void await(int count) throws InterruptedException {
            while (times.get() < count) TimeUnit.MILLISECONDS.sleep(1);
        }

        @Override
        public void report(long done, long total, String step) {}

        @Override
        public boolean isCancelled() {
            times.incrementAndGet();
            return false;
        }
    }
}
