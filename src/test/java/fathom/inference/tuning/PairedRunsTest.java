package fathom.inference.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.inference.DepthEngine;
import fathom.inference.NetworkOutputs;
import fathom.inference.OutputTensor;
import fathom.job.JobMonitor;
import fathom.preprocess.InputTensor;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class PairedRunsTest {
    private static final InputTensor INPUT =
            new InputTensor(
                    1,
                    1,
                    ByteBuffer.allocateDirect(3 * Float.BYTES)
                            .order(ByteOrder.nativeOrder())
                            .asFloatBuffer());

    private final AtomicLong clockNs = new AtomicLong();

    @Test
    void whatOtherProgramsTakeFromMostRunsDoesNotDecide() throws Exception {
        var runs =
                PairedRuns.time(
                        taking(2000, 2100, 2000, 5000),
                        taking(6000, 6000, 1600, 6000),
                        INPUT,
                        clockNs::get,
                        JobMonitor.NONE);

        assertThat(runs.firstMs()).isEqualTo(2000);
        assertThat(runs.secondMs()).isEqualTo(1600);
        assertThat(runs.ratio()).isCloseTo(0.8, within(1e-12));
    }

    /** One run after the other takes so many milliseconds. */
    private DepthEngine taking(long... ms) {
        return new DepthEngine() {
            private int run;

            @Override
            public NetworkOutputs run(InputTensor input, JobMonitor monitor) {
                clockNs.addAndGet(ms[run++ % ms.length] * 1_000_000);
                return new NetworkOutputs(
                        OutputTensor.adopt(new long[] {1, 1}, new float[1]), List.of());
            }

            @Override
            public void close() {}
        };
    }
}
