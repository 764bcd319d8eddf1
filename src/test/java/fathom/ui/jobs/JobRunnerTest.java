package fathom.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class JobRunnerTest {
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner runner = new JobRunner("depth-inference", 1, deliveries::add);
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void workRunsOnTheNamedThreadAndItsResultIsDelivered() throws Exception {
        runner.run("key", monitor -> Thread.currentThread().getName(), heardBy());

        deliverOne();

        assertThat(heard).containsExactly("depth-inference");
        assertThat(runner.isWanted("key")).isFalse();
    }

    @Test
    void aResultThatIsReadyButCancelledBeforeItsDeliveryIsNotHeard() throws Exception {
        runner.run("key", monitor -> "late", heardBy());
        var delivery = nextDelivery();

        runner.cancelAll();
        delivery.run();

        assertThat(heard).isEmpty();
    }

    @Test
    void theNewerWorkWithTheSameKeyWins() throws Exception {
        var started = new CountDownLatch(1);
        runner.run(
                "key",
                monitor -> {
                    started.countDown();
                    while (!monitor.isCancelled()) Thread.onSpinWait();
                    monitor.throwIfCancelled();
                    return "older";
                },
                heardBy());
        started.await();

        runner.run("key", monitor -> "newer", heardBy());
        while (heard.isEmpty()) deliverOne();

        assertThat(heard).containsExactly("newer");
    }

    @Test
    void progressThatNobodyFetchedYetIsReplacedByTheNewest() throws Exception {
        runner.run(
                "key",
                monitor -> {
                    for (int i = 1; i <= 100; i++) monitor.report(i, 100, "step");
                    return "done";
                },
                heardBy());
        var progress = nextDelivery();
        var end = nextDelivery();
        progress.run();
        end.run();

        assertThat(heard).containsExactly("progress 1.0", "done");
    }

    @Test
    void aFailureArrivesWithItsProblem() throws Exception {
        runner.run(
                "key",
                monitor -> {
                    throw new UserFacingException(
                            Fault.BAD_INPUT, "a.png is empty.", "Choose one.");
                },
                heardBy());

        deliverOne();

        assertThat(heard).containsExactly("failed: a.png is empty.");
    }

    private void deliverOne() throws InterruptedException {
        nextDelivery().run();
    }

    private Runnable nextDelivery() throws InterruptedException {
        var delivery = deliveries.poll(30, TimeUnit.SECONDS);
        if (delivery == null) throw new AssertionError("Nothing was delivered");
        return delivery;
    }

    private Outcome<String> heardBy() {
        return new Outcome<>() {
            @Override
            public void succeeded(String result) {
                heard.add(result);
            }

            @Override
            public void failed(UserFacingException failure) {
                heard.add("failed: " + failure.problem());
            }

            @Override
            public void progressed(double fraction, String step) {
                heard.add("progress " + fraction);
            }
        };
    }
}
