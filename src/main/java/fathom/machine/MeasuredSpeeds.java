package fathom.machine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;
import fathom.preprocess.InputSize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long estimates took on this machine, from one start of Fathom to the next. May be used by
 * several threads; several processes add to one file.
 */
public final class MeasuredSpeeds {
    /** Of each network and size: enough for a middle that one slow run does not move. */
    private static final int MOST_RUNS = 5;

    /** Of each network: as many sizes as a user may be interested in. */
    private static final int MOST_SIZES = 12;

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredSpeeds.class);

    private final Path file;
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Map<String, List<Speed>> fresh = new TreeMap<>();

    /**
     * Runs of one network at one size.
     *
     * @param width of the network's input
     * @param ms of an estimate without loading, the newest last
     */
    public record Speed(int width, int height, List<Double> ms) {
        public Speed {
            ms = List.copyOf(ms);
        }

        /** Of two, the quicker: other work only ever makes a run slower. */
        public double medianMs() {
            return ms.stream().sorted().toList().get((ms.size() - 1) / 2);
        }

        long pixels() {
            return (long) width * height;
        }

        private boolean isOf(int otherWidth, int otherHeight) {
            return width == otherWidth && height == otherHeight;
        }
    }

    /**
     * How long an estimate takes.
     *
     * @param measured at this very size, or computed from the sizes that were measured
     */
    public record Cost(double ms, boolean measured) {}

    private record Document(Map<String, List<Speed>> models) {}

    /**
     * @param file its folder is created when something is first written
     */
    public MeasuredSpeeds(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Keeps a run in memory; {@link #save} writes it. */
    public synchronized void add(String modelId, InputSize size, double ms) {
        fresh.put(modelId, with(fresh.getOrDefault(modelId, List.of()), size, ms));
    }

    /** With one more run, which becomes the last. */
    public static List<Speed> with(List<Speed> speeds, InputSize size, double ms) {
        var all = new ArrayList<>(speeds);
        addTo(all, new Speed(size.width(), size.height(), List.of(ms)));
        return List.copyOf(all);
    }

    private static void addTo(List<Speed> all, Speed runs) {
        var ms = new ArrayList<Double>();
        for (var speed : all) {
            if (speed.isOf(runs.width, runs.height)) ms.addAll(speed.ms);
        }
        all.removeIf(speed -> speed.isOf(runs.width, runs.height));
        ms.addAll(runs.ms);
        all.add(new Speed(runs.width, runs.height, last(ms, MOST_RUNS)));
        if (all.size() > MOST_SIZES) all.removeFirst();
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** What was measured of a network, the size used last at the end. */
    public synchronized List<Speed> of(String modelId) {
        return List.copyOf(merged().getOrDefault(modelId, List.of()));
    }

    /** What was measured of all networks. */
    public synchronized Map<String, List<Speed>> all() {
        return Map.copyOf(merged());
    }

    /** The network's last size and its time. */
    public Optional<Speed> lastOf(String modelId) {
        var all = of(modelId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /**
     * What an estimate costs at a size: what was measured there, else what {@link CostEstimate}
     * makes of the other sizes. Empty when nothing was measured.
     */
    public static Optional<Cost> cost(List<Speed> measured, InputSize size) {
        long pixels = (long) size.width() * size.height();
        for (var speed : measured) {
            if (speed.pixels() == pixels) return Optional.of(new Cost(speed.medianMs(), true));
        }
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cost(CostEstimate.ms(measured, pixels), false));
    }

    private Map<String, List<Speed>> merged() {
        var all = read();
        fresh.forEach(
                (id, speeds) -> {
                    var known = all.computeIfAbsent(id, _ -> new ArrayList<>());
                    speeds.forEach(speed -> addTo(known, speed));
                });
        return all;
    }

    private Map<String, List<Speed>> read() {
        var all = new TreeMap<String, List<Speed>>();
        try {
            var document = json.readValue(Files.readAllBytes(file), Document.class);
            if (document == null || document.models == null) return all;
            document.models.forEach(
                    (id, speeds) -> all.put(id, speeds == null ? new ArrayList<>() : speeds));
        } catch (NoSuchFileException nothingYet) {
            return all;
        } catch (IOException damaged) {
            LOG.info("{} is made anew", file, damaged);
            return new TreeMap<>();
        }
        all.values()
                .forEach(speeds -> speeds.removeIf(speed -> speed == null || speed.ms.isEmpty()));
        return all;
    }

    /** Writes what was added; that it cannot be written is no failure of what was estimated. */
    public synchronized void save() {
        if (fresh.isEmpty()) return;
        try {
            AtomicFiles.replace(file, json.writeValueAsBytes(new Document(merged())));
            fresh.clear();
        } catch (IOException | UserFacingException e) {
            LOG.warn("Measured times are lost", e);
        }
    }
}
