package fathom.inference.tuning;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import fathom.inference.GraphChoice;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tuned graphs on disk, one folder for each: the report and, when it was accepted, the graph. A
 * folder appears whole or not at all, so that several processes may share them. All of it may be
 * deleted at any time.
 */
public final class TunedGraphs {
    /** Changes whenever rewrites, settings or the tests of equality and speed do. */
    static final int TUNER = 7;

    static final String GRAPH = "graph.onnx";
    private static final String FAST = "-fast";
    private static final String REPORT = "report.json";
    private static final Logger LOG = LoggerFactory.getLogger(TunedGraphs.class);

    private final Path folder;
    private final String runtime;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A tuned graph that may be run instead of the published one. */
    public record Entry(Path folder, TuningReport report) {
        public Path graph() {
            return folder.resolve(GRAPH);
        }
    }

    /**
     * @param folder need not exist yet
     * @param runtime its name and version
     */
    public TunedGraphs(Path folder, String runtime) {
        this.folder = folder;
        this.runtime = runtime;
    }

    public String runtime() {
        return runtime;
    }

    /** What was found out about the card's graph, if it was tuned as it is now. */
    public Optional<Entry> find(ModelCard card, GraphChoice choice, JobMonitor monitor) {
        try {
            // Most graphs were never tuned; their hash need not be known.
            long bytes = Files.size(card.onnxFile());
            if (reports().stream().noneMatch(entry -> entry.report.graphBytes() == bytes)) {
                return Optional.empty();
            }
            Path entry = entry(GraphFingerprint.of(card, runtime, TUNER, monitor), choice);
            return read(entry).filter(TunedGraphs::isWhole);
        } catch (IOException e) {
            LOG.warn("No tuned graph is looked up for '{}'", card.id(), e);
            return Optional.empty();
        }
    }

    private static boolean isWhole(Entry entry) {
        return !entry.report.accepted() || Files.isRegularFile(entry.graph());
    }

    Path entry(GraphFingerprint fingerprint, GraphChoice choice) {
        String suffix = choice == GraphChoice.FAST ? FAST : "";
        return folder.resolve(fingerprint.key() + suffix);
    }

    /**
     * A folder of the caller's own, on the same disk, to become an entry.
     *
     * @param bytes that will be written to it
     */
    Path newFolder(long bytes) throws IOException {
        Files.createDirectories(folder);
        if (!hasRoom(bytes)) {
            throw new IOException(
                    "the disk of %s has no %d MB left".formatted(folder, bytes >> 20));
        }
        return Files.createDirectory(folder.resolve(".new-" + UUID.randomUUID()));
    }

    /**
     * A disk that cannot say how full it is, as in a container without a mount table, is trusted.
     */
    private boolean hasRoom(long bytes) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= bytes;
        } catch (IOException unknown) {
            return true;
        }
    }

    /**
     * Puts a finished folder in its place. An older entry leaves first; where another process is
     * quicker, or the older one is in use and cannot leave, that one stays.
     */
    void publish(Path made, TuningReport report, Path entry) throws IOException {
        json.writeValue(made.resolve(REPORT).toFile(), report);
        Path old = folder.resolve(".old-" + UUID.randomUUID());
        try {
            if (Files.exists(entry)) Files.move(entry, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(made, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (read(entry).isEmpty()) throw e;
        }
        delete(old);
        delete(made);
        removeOthers(report, entry);
    }

    /** An older runtime's or tuner's graph of the same network is of no use any more. */
    private void removeOthers(TuningReport report, Path kept) throws IOException {
        for (var entry : reports()) {
            boolean sameKind = nameOf(entry.folder).endsWith(FAST) == nameOf(kept).endsWith(FAST);
            boolean outdated =
                    entry.report.tuner() != report.tuner()
                            || !entry.report.runtime().equals(report.runtime());
            if (sameKind && outdated && entry.report.graphSha256().equals(report.graphSha256())) {
                delete(entry.folder);
            }
        }
    }

    /** Forgets what is known about the card's graph; returns whether anything was. */
    public boolean remove(ModelCard card, JobMonitor monitor) throws IOException {
        if (!Files.isRegularFile(card.onnxFile())) return false;
        String sha256 = GraphFingerprint.of(card, runtime, TUNER, monitor).sha256();
        boolean found = false;
        for (var entry : reports()) {
            if (!entry.report.graphSha256().equals(sha256)) continue;
            delete(entry.folder);
            found = true;
        }
        return found;
    }

    private List<Entry> reports() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var found = new ArrayList<Entry>();
        for (var entry : filesIn(folder)) {
            if (!nameOf(entry).startsWith(".")) read(entry).ifPresent(found::add);
        }
        return found;
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Optional<Entry> read(Path entry) {
        Path report = entry.resolve(REPORT);
        if (!Files.isRegularFile(report)) return Optional.empty();
        try {
            return Optional.of(
                    new Entry(entry, json.readValue(report.toFile(), TuningReport.class)));
        } catch (JacksonException e) {
            LOG.info("{} is of another version of Fathom", report, e);
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read", report, e);
            return Optional.empty();
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
