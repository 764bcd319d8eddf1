package fathom.inference.tuning;

import fathom.inference.ProcessorKind;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;
import fathom.model.Sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a tuned graph belongs to: the content of the published files, the runtime, the tuner and the
 * kind of processor. Whoever changes one of them gets another key.
 *
 * @param sha256 of the graph
 * @param bytes of the graph
 * @param key a name for the folder of the tuned graph
 */
record GraphFingerprint(String sha256, long bytes, String key) {
    /** Reads the graph only if its card does not say its hash, which was verified then. */
    static GraphFingerprint of(ModelCard card, String runtime, int tuner, JobMonitor monitor)
            throws IOException {
        Path graph = card.onnxFile();
        String sha256 = card.sha256().isPresent() ? card.sha256().get() : Sha256.of(graph, monitor);
        var digest = Sha256.digest();
        var parts =
                new StringBuilder()
                        .append(sha256)
                        .append('\n')
                        .append(runtime)
                        .append('\n')
                        .append(tuner)
                        .append('\n')
                        .append(System.getProperty("os.arch"))
                        .append(Runtime.getRuntime().availableProcessors())
                        .append('\n')
                        .append(ProcessorKind.describe().orElse(""));
        for (var weights : weightFiles(card)) {
            parts.append('\n').append(weights);
        }
        digest.update(parts.toString().getBytes(StandardCharsets.UTF_8));
        return new GraphFingerprint(
                sha256, Files.size(graph), HexFormat.of().formatHex(digest.digest()));
    }

    /** Files beside the graph, by their hash where the card has one, else by size and time. */
    private static List<String> weightFiles(ModelCard card) throws IOException {
        var found = new ArrayList<String>();
        for (var file : card.files().files().stream().skip(1).toList()) {
            Path path = card.files().pathOf(file);
            found.add(
                    file.sha256().isPresent()
                            ? file.sha256().get()
                            : "%s %d %s"
                                    .formatted(
                                            file.name(),
                                            Files.size(path),
                                            Files.getLastModifiedTime(path)));
        }
        return found;
    }
}
