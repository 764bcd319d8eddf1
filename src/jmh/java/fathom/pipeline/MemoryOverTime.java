package fathom.pipeline;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether memory stays flat, on Linux: the starter under five names, of which three stay open, so
 * that every estimate closes one network and opens another.
 */
final class MemoryOverTime {
    private static final int NAMES = 5;

    private MemoryOverTime() {}

    /**
     * @param arguments image, switches, switches between two lines of output
     */
    public static void main(String[] arguments) throws Exception {
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(Path.of(arguments[0]));
        int switches = Integer.parseInt(arguments[1]);
        int step = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("fathom-memory");
        List<ModelCard> cards = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) cards.add(copyOfStarter(folder, "m" + i + ".onnx"));
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            for (int i = 0; i <= switches; i++) {
                var request = DepthRequest.of(photo, cards.get(i % NAMES));
                pipeline.estimate(request, JobMonitor.NONE);
                if (i % step == 0) System.out.printf(Locale.ROOT, "%d %d MiB%n", i, residentMib());
            }
        } finally {
            for (var card : cards) Files.delete(card.onnxFile());
            Files.delete(folder);
        }
    }

    private static ModelCard copyOfStarter(Path folder, String name) throws Exception {
        var graph = folder.resolve(name);
        var starter = ModelCatalog.scan(List.of(Path.of("models"))).find("starter");
        Files.copy(starter.onnxFile(), graph);
        var file = ModelFile.local(name, Optional.empty());
        return starter.withFiles(
                new ModelFiles(folder, starter.files().precision(), List.of(file)));
    }

    private static long residentMib() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }
}
