package fathom.pipeline;

import com.sun.management.OperatingSystemMXBean;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.djl.DjlEngines;
import fathom.inference.tuning.TunedEngines;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.JobMonitor;
import fathom.model.ModelCatalog;
import fathom.preprocess.PhotoToTensor;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One model in one process, on Linux: what loading, an estimate, and the memory from the session's
 * creation on cost. {@code reference_models.py} runs this in turn with Python.
 */
final class EstimateCost {
    private EstimateCost() {}

    /**
     * @param arguments models folder, id, image, folder of tuned graphs, "published", "tuned" or
     *     "fast", threads, runs
     */
    public static void main(String[] arguments) throws Exception {
        var card =
                ModelCatalog.scan(List.of(Path.of("models"), Path.of(arguments[0])))
                        .find(arguments[1]);
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(Path.of(arguments[2]));
        var engines = new DjlEngines();
        var tuned = new TunedGraphs(Path.of(arguments[3]), engines.runtimeVersion());
        var options =
                EngineOptions.DEFAULT
                        .withGraph(GraphChoice.valueOf(arguments[4].toUpperCase(Locale.ROOT)))
                        .withThreads(Integer.parseInt(arguments[5]));
        int runs = Integer.parseInt(arguments[6]);
        PhotoToTensor.prepare(photo, card.input());
        try (var pipeline = new DepthPipeline(new TunedEngines(engines, tuned))) {
            pipeline.verify(card, JobMonitor.NONE);
            // Starts the runtime, as Python's process has when its session is created.
            engines.providers();
            long before = peakKilobytes();
            var request = new DepthRequest(photo, card, OptionalInt.empty(), options);
            double loadMs = pipeline.estimate(request, JobMonitor.NONE).timings().loadMs();
            List<Double> wallMs = new ArrayList<>();
            List<Double> cpuMs = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                long cpuNs = cpuNs();
                wallMs.add(pipeline.estimate(request, JobMonitor.NONE).timings().estimateMs());
                cpuMs.add((cpuNs() - cpuNs) / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"load_ms\": %.1f, \"wall_ms\": %.1f, \"cpu_ms\": %.1f, \"grown_mib\": %d}%n",
                    loadMs,
                    median(wallMs),
                    median(cpuMs),
                    (peakKilobytes() - before) / 1024);
        }
    }

    private static long cpuNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peakKilobytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
