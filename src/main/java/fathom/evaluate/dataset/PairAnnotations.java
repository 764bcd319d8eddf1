package fathom.evaluate.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fathom.compare.PointPair;
import fathom.compare.PointPair.Nearer;
import fathom.evaluate.Ordinal.Judged;
import fathom.export.AtomicFiles;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of points with the nearer one known, as the DA-2K benchmark stores them: {@code {"image":
 * [{"point1": [row, column], "point2": [row, column], "closer_point": "point1"}]}}.
 */
public final class PairAnnotations {
    public static final String FILE_NAME = "annotations.json";
    private static final String FIRST = "point1";
    private static final String SECOND = "point2";
    private static final String CLOSER = "closer_point";

    private PairAnnotations() {}

    /** Image, as the file names it, to its pairs, in the file's order. */
    public static Map<String, List<Judged>> read(Path file) throws UserFacingException {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException noJson) {
            throw bad(file, "it is no JSON", noJson);
        } catch (IOException e) {
            throw bad(file, String.valueOf(e.getMessage()), e);
        }
        if (!root.isObject()) throw bad(file, "it is no object of images", null);
        var images = new LinkedHashMap<String, List<Judged>>();
        for (var entry : root.properties()) {
            var pairs = new ArrayList<Judged>();
            for (JsonNode pair : entry.getValue()) pairs.add(pair(file, entry.getKey(), pair));
            images.put(entry.getKey(), List.copyOf(pairs));
        }
        return images;
    }

    private static Judged pair(Path file, String image, JsonNode pair) throws UserFacingException {
        JsonNode first = pair.path(FIRST);
        JsonNode second = pair.path(SECOND);
        String closer = pair.path(CLOSER).asText();
        boolean firstIsCloser = closer.equals(FIRST);
        if (first.size() != 2 || second.size() != 2 || (!firstIsCloser && !closer.equals(SECOND))) {
            throw bad(file, "a pair of '%s' is %s".formatted(image, pair), null);
        }
        return new Judged(
                new PointPair(
                        first.get(1).asInt(),
                        first.get(0).asInt(),
                        second.get(1).asInt(),
                        second.get(0).asInt()),
                firstIsCloser ? Nearer.FIRST : Nearer.SECOND);
    }

    /** Only pairs of which one point is nearer can be stored. */
    public static void write(Map<String, List<Judged>> images, Path target, boolean overwrite)
            throws UserFacingException {
        var root = new LinkedHashMap<String, Object>();
        images.forEach(
                (image, pairs) ->
                        root.put(image, pairs.stream().map(PairAnnotations::json).toList()));
        AtomicFiles.write(
                target,
                overwrite,
                file -> {
                    var bytes = ByteBuffer.wrap(new JsonMapper().writeValueAsBytes(root));
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    private static Map<String, Object> json(Judged judged) {
        var pair = judged.pair();
        if (judged.nearer() != Nearer.FIRST && judged.nearer() != Nearer.SECOND) {
            throw new IllegalArgumentException("One point of " + pair + " must be nearer");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put(FIRST, List.of(pair.y1(), pair.x1()));
        json.put(SECOND, List.of(pair.y2(), pair.x2()));
        json.put(CLOSER, judged.nearer() == Nearer.FIRST ? FIRST : SECOND);
        return json;
    }

    private static UserFacingException bad(Path file, String reason, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "The point pairs of '%s' cannot be used: %s.".formatted(file, reason),
                "Give annotations in the format of DA-2K.",
                cause);
    }
}
