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
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
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
 * written. Numbers are written so that they come back exactly. While a run has its journal open,
 * the file is locked: a second run that would write to the same place is refused at its start.
 */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "run";

    private final @Nullable Path file;
    private final Writer writer;
    private final List<Outcome> finished;

    /**
     * @param writer closing it gives the lock back
     */
    private Journal(@Nullable Path file, Writer writer, List<Outcome> finished) {
        this.file = file;
        this.writer = writer;
        this.finished = List.copyOf(finished);
    }

    /** For a run that nobody will go on with. */
    public static Journal inMemory() {
        return new Journal(null, Writer.nullWriter(), List.of());
    }

    /**
     * A new journal in place of any that is there.
     *
     * @throws UserFacingException {@link Fault#CANNOT_WRITE} also while another run has it open
     */
    public static Journal create(Path file, Map<String, Object> run) throws UserFacingException {
        FileChannel channel = openLocked(file);
        try {
            return begun(file, channel, run);
        } catch (IOException e) {
            closeQuietly(channel);
            throw cannotWrite(file, e);
        }
    }

    private static Journal begun(Path file, FileChannel channel, Map<String, Object> run)
            throws IOException {
        channel.truncate(0);
        var writer = writer(channel);
        writer.write(JSON.writeValueAsString(Map.of(HEADER, run)));
        writer.write('\n');
        writer.flush();
        return new Journal(file, writer, List.of());
    }

    /**
     * The journal of a run like this one, to go on; a new one where there is none.
     *
     * @throws UserFacingException {@link Fault#USAGE} where there is one of another run; {@link
     *     Fault#CANNOT_WRITE} also while another run has it open
     */
    public static Journal resume(Path file, Map<String, Object> run) throws UserFacingException {
        FileChannel channel = openLocked(file);
        boolean open = false;
        try {
            List<String> lines = wholeLines(channel);
            var journal =
                    lines.isEmpty()
                            ? begun(file, channel, run)
                            : goneOnWith(file, channel, lines, run);
            open = true;
            return journal;
        } catch (JsonProcessingException damaged) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "The journal '%s' is damaged.".formatted(file),
                    "Leave --resume out to begin again.",
                    damaged);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            if (!open) closeQuietly(channel);
        }
    }

    private static Journal goneOnWith(
            Path file, FileChannel channel, List<String> lines, Map<String, Object> run)
            throws IOException, UserFacingException {
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
        return new Journal(file, writer(channel), finished);
    }

    /** A lock dies with its process, so that nothing is in the way after a kill. */
    private static FileChannel openLocked(Path file) throws UserFacingException {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException inThisProcess) {
            // another run of this program has it
        } catch (IOException noLocksHere) {
            return channel; // some network disks know none
        }
        closeQuietly(channel);
        throw new UserFacingException(
                Fault.CANNOT_WRITE,
                "Another run is writing to this place: it has '%s' open.".formatted(file),
                "Let it finish, or write to files of other names.");
    }

    private static Writer writer(FileChannel channel) {
        return Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyFailing) {
            // The failure that led here is the one to tell.
        }
    }

    /** Cuts off what a kill left half-written, and stands at the end. */
    private static List<String> wholeLines(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is read
        }
        int end = bytes.position();
        while (end > 0 && bytes.get(end - 1) != '\n') end--;
        channel.truncate(end);
        channel.position(end);
        return new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().toList();
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
        try {
            // Still locked, so that no run that begins now takes it for its own.
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            close();
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
                if (!scored.mismatch().isEmpty()) json.put("mismatch", scored.mismatch());
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
                json.path("mb").asDouble(Double.NaN),
                json.path("mismatch").asText(""));
    }

    private static UserFacingException cannotWrite(@Nullable Path file, IOException cause) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "The journal '%s' cannot be written: %s.".formatted(file, cause.getMessage()),
                "Check the folder's rights and the free space.",
                cause);
    }
}
