package fathom.pipeline;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult.Timings;
import fathom.preprocess.InputSize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures what an estimate costs in this process, by the same pipeline that serves everything
 * else: the first one as a user meets it, then many after a warm-up. Decoding the photograph is not
 * in it.
 */
public final class BenchRun {
    // Java compiles what it has found hot on threads of its own, which the network's threads feel.
    private static final double WARM_UP_MS = 5000;
    private static final int WARM_UPS_A_RUN = 4;

    private final DepthPipeline pipeline;

    public BenchRun(DepthPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Wall-clock milliseconds.
     *
     * @param load loading the network; of the first network of a process also starting the runtime
     * @param first the first estimate after loading, before Java and the network are warm
     * @param warmUps estimates between the first and those measured
     * @param total preprocessing, inference and postprocessing of one estimate
     */
    public record Result(
            DepthRequest request,
            InputSize input,
            double load,
            double first,
            int warmUps,
            int runs,
            Spread preprocess,
            Spread inference,
            Spread postprocess,
            Spread total,
            ProcessMemory memory) {}

    /**
     * Other networks are closed before, so that the memory is this one's.
     *
     * @throws java.util.concurrent.CancellationException soon after the monitor is cancelled
     */
    public Result measure(DepthRequest request, int runs, JobMonitor monitor)
            throws UserFacingException {
        pipeline.closeNetworks();
        ProcessMemory.forgetPeak();
        var quiet = monitor.withoutProgress();
        var name = request.card().name();
        monitor.report(0, runs, "Loading " + name);
        var first = pipeline.estimate(request, quiet);
        int warmUps = warmUp(request, runs, quiet);
        List<Timings> measured = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            monitor.report(run, runs, "Measuring " + name);
            measured.add(pipeline.estimate(request, quiet).timings());
        }
        return new Result(
                request,
                first.inputSize(),
                first.timings().loadMs(),
                first.timings().estimateMs(),
                warmUps,
                runs,
                spread(measured, Timings::preprocessMs),
                spread(measured, Timings::inferenceMs),
                spread(measured, Timings::postprocessMs),
                spread(measured, Timings::estimateMs),
                ProcessMemory.now());
    }

    /** Five seconds, but no more than four estimates for each that is measured; at least one. */
    private int warmUp(DepthRequest request, int runs, JobMonitor monitor)
            throws UserFacingException {
        double spentMs = 0;
        int count = 0;
        do {
            spentMs += pipeline.estimate(request, monitor).timings().estimateMs();
            count++;
        } while (count < WARM_UPS_A_RUN * (long) runs && spentMs < WARM_UP_MS);
        return count;
    }

    private static Spread spread(List<Timings> measured, ToDoubleFunction<Timings> step) {
        return Spread.of(measured.stream().mapToDouble(step).toArray());
    }
}
