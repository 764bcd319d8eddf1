package fathom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The references' results in src/test/resources/oracle; the README there says what is what. */
public final class OracleFiles {
    private static final Path FOLDER = Path.of("src/test/resources/oracle");
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

    private OracleFiles() {}

    /** Row-major floats of any rank. */
    public static final class Array {
        private final List<Integer> shape;
        private final float[] values;

        private Array(List<Integer> shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }

        public List<Integer> shape() {
            return shape;
        }

        public float[] values() {
            return values.clone();
        }
    }

    /** The entries of an index such as "resample.json". */
    public static List<JsonNode> index(String name) {
        try {
            var entries = new ObjectMapper().readTree(FOLDER.resolve(name).toFile());
            return StreamSupport.stream(entries.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path image(String name) {
        return FOLDER.resolve("images").resolve(name + ".png");
    }

    /** Reads NPY 1.0 of little-endian float32 in C order, which is all that the oracle holds. */
    public static Array array(String name) {
        try {
            var bytes =
                    ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve(name)))
                            .order(ByteOrder.LITTLE_ENDIAN);
            int headerLength = bytes.getShort(8);
            var header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
            var shape = SHAPE.matcher(header);
            if (!header.contains("'<f4'")
                    || !header.contains("'fortran_order': False")
                    || !shape.find()) {
                throw new IllegalStateException(name + " is not an array as promised: " + header);
            }
            var sides =
                    Pattern.compile(",")
                            .splitAsStream(shape.group(1))
                            .map(String::strip)
                            .filter(side -> !side.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
            var floats = bytes.position(10 + headerLength).slice().order(bytes.order());
            var values = new float[floats.remaining() / Float.BYTES];
            floats.asFloatBuffer().get(values);
            return new Array(sides, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Integer> ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
    }

    /** The entry's samples against {@code values}, in the same row-major order. */
    public static void assertSamples(JsonNode entry, float[] values, double tolerance) {
        var indices = entry.get("sampleIndex");
        for (int i = 0; i < indices.size(); i++) {
            int index = indices.get(i).asInt();
            assertThat((double) values[index])
                    .as("sample at %d", index)
                    .isCloseTo(entry.get("sampleValue").get(i).floatValue(), within(tolerance));
        }
    }

    /** The entry's three windows against planes of the given size. */
    public static void assertWindows(
            JsonNode entry, float[] values, int width, int height, double tolerance) {
        var windows = array(entry.get("windows").asText());
        int rows = windows.shape().get(windows.shape().size() - 2);
        int columns = windows.shape().getLast();
        float[] wanted = windows.values();
        int planes = values.length / (width * height);
        double worst = 0;
        for (int i = 0; i < wanted.length; i++) {
            int plane = i / (rows * columns) % planes;
            var origin = entry.get("windowOrigins").get(i / (rows * columns) / planes);
            int y = origin.get(0).asInt() + i / columns % rows;
            int x = origin.get(1).asInt() + i % columns;
            double difference = Math.abs(values[(plane * height + y) * width + x] - wanted[i]);
            if (!(difference <= worst)) worst = difference;
        }
        assertThat(worst).as("largest difference in the windows").isLessThanOrEqualTo(tolerance);
    }
}
