package fathom.evaluate.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fathom.evaluate.Metric;
import fathom.evaluate.MetricValues;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has finished, one line of JSON after the other, so that a run that was killed goes on
 * where it was. The first line says what the run is; a line cut off by the kill counts as not
 * written. Numbers are written so that they come back exactly.
 */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "run";

    private final @Nullable Path file;
    private final Writer writer;
    private final List<Outcome> finished;

    private Journal(@Nullable Path file, Writer writer, List<Outcome> finished) {
        this.file = file;
        this.writer = writer;
        this.finished = List.copyOf(finished);
    }

    /** For a run that nobody will go on with. */
    public static Journal inMemory() {
        return new Journal(null, Writer.nullWriter(), List.of());
    }

    /** A new journal in place of any that is there. */
    public static Journal create(Path file, Map<String, Object> run) throws UserFacingException {
        try {
            var writer =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            writer.write(JSON.writeValueAsString(Map.of(HEADER, run)));
            writer.write('\n');
            writer.flush();
            return new Journal(file, writer, List.of());
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /**
     * The journal of a run like this one, to go on; a new one where there is none.
     *
     * @throws UserFacingException {@link Fault#USAGE} where there is one of another run
     */
    public static Journal resume(Path file, Map<String, Object> run) throws UserFacingException {
        if (!Files.isRegularFile(file)) return create(file, run);
        try {
            List<String> lines = wholeLines(file);
            if (lines.isEmpty()) return create(file, run);
            JsonNode there = JSON.readTree(lines.getFirst()).path(HEADER);
            if (!there.equals(JSON.readTree(JSON.writeValueAsString(run)))) {
                throw new UserFacingException(
                        Fault.USAGE,
                        "'%s' is the journal of a run with other models, data or options."
                                .formatted(file),
                        "Run it as before to go on, or leave --resume out to begin again.");
            }
            var finished = new ArrayList<Outcome>();
            for (String line : lines.subList(1, lines.size())) finished.add(outcome(line));
            var writer =
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return new Journal(file, writer, finished);
        } catch (JsonProcessingException damaged) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "The journal '%s' is damaged.".formatted(file),
                    "Leave --resume out to begin again.",
                    damaged);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Cuts off what a kill left half-written. */
    private static List<String> wholeLines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end < bytes.length) {
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(end);
            }
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    /** What earlier runs finished. */
    public List<Outcome> finished() {
        return finished;
    }

    /** Adds a line that outlives a kill of the process. */
    synchronized void add(Outcome outcome) throws UserFacingException {
        try {
            writer.write(JSON.writeValueAsString(json(outcome)));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    @Override
    public void close() throws UserFacingException {
        try {
            writer.close();
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Once the reports are written it has served. */
    public void delete() throws UserFacingException {
        close();
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static Map<String, Object> json(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("index", outcome.index());
        json.put("image", outcome.image());
        json.put("model", outcome.model());
        switch (outcome) {
            case Outcome.Skipped skipped -> json.put("skipped", skipped.reason());
            case Outcome.Scored scored -> {
                json.put("metrics", scored.values().byId());
                json.put("scale", scored.scale());
                json.put("shift", scored.shift());
                json.put("pixels", scored.validPixels());
                json.put("ms", scored.milliseconds());
                if (!Double.isNaN(scored.residentMb())) json.put("mb", scored.residentMb());
            }
        }
        return json;
    }

    private static Outcome outcome(String line) throws JsonProcessingException {
        JsonNode json = JSON.readTree(line);
        String image = json.path("image").asText();
        int index = json.path("index").asInt();
        String model = json.path("model").asText();
        if (json.has("skipped")) {
            return new Outcome.Skipped(image, index, model, json.get("skipped").asText());
        }
        var values = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, json.path("metrics").path(metric.id()).asDouble(Double.NaN));
        }
        return new Outcome.Scored(
                image,
                index,
                model,
                MetricValues.of(values),
                json.path("scale").asDouble(),
                json.path("shift").asDouble(),
                json.path("pixels").asLong(),
                json.path("ms").asDouble(),
                json.path("mb").asDouble(Double.NaN));
    }

    private static UserFacingException cannotWrite(@Nullable Path file, IOException cause) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "The journal '%s' cannot be written: %s.".formatted(file, cause.getMessage()),
                "Check the folder's rights and the free space.",
                cause);
    }
}
