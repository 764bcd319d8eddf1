package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthKind;
import fathom.export.depth.DepthFileReader;
import fathom.inference.onnx.RealSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntBinaryOperator;

import javax.imageio.ImageIO;

/** What published networks state beside depth, written by {@code fathom estimate --outputs}. */
class SideOutputsTest {
    private static final Path TEST_FILES = Path.of("src", "test", "resources");
    private static final Path STUB =
            TEST_FILES.resolve("models/tiny/tiny-metric3d-interface-stub.onnx");
    private static final String METRIC3D = "metric3d-vit-small";
    private static final String MOGE = "moge-2-vits-normal";
    private static final String SKY = "depth-anything-3-metric-large";
    private static final String SKY_WITHOUT = "depth-anything-3-small";
    private static final int[] QUADRANTS = {0x205070, 0xc0a030, 0x60e010, 0xf010b0};

    @TempDir private Path folder;
    private Path out;
    private Cli cli;

    @BeforeEach
    void addModels() throws Exception {
        var graphs = TEST_FILES.resolve("fathom/inference/graphs");
        OwnCards.add(folder.resolve("own"), METRIC3D, STUB);
        OwnCards.add(folder.resolve("own"), MOGE, graphs.resolve("points.onnx"));
        OwnCards.add(folder.resolve("own"), SKY, graphs.resolve("sky.onnx"));
        OwnCards.add(folder.resolve("own"), SKY_WITHOUT, graphs.resolve("sky.onnx"));
        cli = new Cli(folder.resolve("own"));
        out = folder.resolve("out");
    }

    @AfterEach
    void close() {
        cli.close();
    }

    /**
     * 500×308 pixels fill 1000×616 of the network's 1064×616: each pixel of the photograph is the
     * mean of the 2×2 cells over it.
     */
    @Test
    void normalsAndConfidenceAreTheNetworksOwnAtThePhotographsSize() throws Exception {
        int width = 500;
        int height = 308;
        var photo =
                photo(width, height, (x, y) -> QUADRANTS[(y / (height / 2)) * 2 + x / (width / 2)]);

        var outcome = estimate(photo, METRIC3D, "--outputs", "normals,confidence", "--focal", 400);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        var raw = stated(width, height);
        float[] normals = npy("p.metric3d-vit-small.normals.npy.npy", "(308, 500, 3)");
        float[] confidence = npy("p.metric3d-vit-small.confidence.npy.npy", "(308, 500)");
        var png = ImageIO.read(out.resolve("p.metric3d-vit-small.normals.png16.png").toFile());
        assertThat(png.getColorModel().getComponentSize()).containsExactly(16, 16, 16);
        for (int i = 0; i < width * height; i += 7) {
            int x = i % width;
            int y = i / width;
            double[] expected = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                expected[axis] = mean(raw, "predicted_normal", axis, x, y);
            }
            double length = Math.hypot(Math.hypot(expected[0], expected[1]), expected[2]);
            double along =
                    expected[0] * (x + 0.5 - 250) / 400
                            + expected[1] * (y + 0.5 - 154) / 400
                            + expected[2];
            if (Math.abs(along) < 1e-3) continue; // seen edge-on, either side is right
            for (int axis = 0; axis < 3; axis++) {
                double towards = (along > 0 ? -1 : 1) * (axis == 0 ? 1 : -1) / length;
                float written = normals[3 * i + axis];
                assertThat(written).isCloseTo((float) (expected[axis] * towards), within(1e-4f));
                double step = png.getRaster().getSample(x, y, axis);
                assertThat(step / 65535 * 2 - 1).isCloseTo(written, within(2e-5));
            }
            assertThat(confidence[i])
                    .isCloseTo((float) mean(raw, "normal_confidence", 0, x, y), within(1e-4f));
        }
    }

    /** The graph's points (x, y, z) look away and its mask is blue: none in the lower half. */
    @Test
    void noNormalIsWrittenWhereThereIsNoDepth() throws Exception {
        var photo = photo(64, 48, (x, y) -> (x * 4) << 16 | (y < 24 ? 0xff : 0));

        var outcome = estimate(photo, MOGE, "--outputs", "normals,mask");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        float[] normals = npy("p.moge-2-vits-normal.normals.npy.npy", "(48, 64, 3)");
        double z = 1 + 40 / 255.0;
        double x = (10.5 - 32) / 50 * z;
        double y = (6.5 - 24) / 50 * z;
        double length = Math.sqrt(x * x + y * y + (z - 0.75) * (z - 0.75));
        int at = 3 * (6 * 64 + 10);
        assertThat(normals[at]).isCloseTo((float) (-x / length), within(1e-3f));
        assertThat(normals[at + 1]).isCloseTo((float) (y / length), within(1e-3f));
        assertThat(normals[at + 2]).isCloseTo((float) ((z - 0.75) / length), within(1e-3f));
        assertThat(normals[3 * (40 * 64 + 10)]).isNaN();
        var deep = ImageIO.read(out.resolve("p.moge-2-vits-normal.normals.png16.png").toFile());
        assertThat(deep.getRaster().getPixel(10, 40, (int[]) null)).containsExactly(0, 0, 0);
        var colours = ImageIO.read(out.resolve("p.moge-2-vits-normal.normals.color.png").toFile());
        assertThat(colours.getRGB(10, 40) >>> 24).isZero();
        assertThat(colours.getRGB(10, 6) >> 16 & 0xff)
                .isEqualTo((int) Math.round((1 - x / length) / 2 * 255));
        var mask = ImageIO.read(out.resolve("p.moge-2-vits-normal.mask.png16.png").toFile());
        assertThat(mask.getRaster().getSample(10, 6, 0)).isEqualTo(65535);
        assertThat(mask.getRaster().getSample(10, 40, 0)).isZero();
    }

    /** PFM has its rows from the bottom up, TIFF from the top down at its end. */
    @Test
    void allFloatFilesHoldTheSameVectors() throws Exception {
        var photo = photo(64, 48, (x, y) -> (x * 4) << 16 | (y < 24 ? 0xff : 0));

        var outcome =
                estimate(photo, MOGE, "--format", "pfm,tiff32,exr", "--outputs", "normals,mask");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        byte[] npy = Files.readAllBytes(out.resolve("p.moge-2-vits-normal.normals.npy.npy"));
        byte[] pfm = Files.readAllBytes(out.resolve("p.moge-2-vits-normal.normals.pfm.pfm"));
        byte[] tiff = Files.readAllBytes(out.resolve("p.moge-2-vits-normal.normals.tiff32.tiff"));
        int row = 64 * 3 * Float.BYTES;
        byte[] header = "PF\n64 48\n-1.0\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(pfm).startsWith(header).hasSize(header.length + 48 * row);
        for (int y = 0; y < 48; y++) {
            int at = npy.length - (48 - y) * row;
            byte[] wanted = Arrays.copyOfRange(npy, at, at + row);
            int below = pfm.length - (y + 1) * row;
            assertThat(Arrays.copyOfRange(pfm, below, below + row)).isEqualTo(wanted);
        }
        assertThat(tiff).endsWith(Arrays.copyOfRange(npy, 128, npy.length));
        var read = ImageIO.read(out.resolve("p.moge-2-vits-normal.normals.tiff32.tiff").toFile());
        assertThat(read.getRaster().getNumBands()).isEqualTo(3);
        assertThat(read.getRaster().getSampleFloat(10, 6, 2))
                .isEqualTo(npy("p.moge-2-vits-normal.normals.npy.npy", "(48, 64, 3)")[3 * 394 + 2]);
        var exr = out.resolve("p.moge-2-vits-normal.mask.exr.exr");
        assertThat(
                        DepthFileReader.read(
                                        exr,
                                        Optional.of(DepthKind.RELATIVE_DISPARITY),
                                        OptionalDouble.empty())
                                .grid()
                                .at(10, 6))
                .isEqualTo(1);
    }

    /** The graph's sky is the photograph's green: 0x33 of 0xff are a fifth. */
    @Test
    void skyIsAShareOf65535AndItsSidecarNamesTheThreshold() throws Exception {
        var photo = photo(100, 60, (x, y) -> x < 50 ? 0x403300 : 0x40ff00);

        var outcome = estimate(photo, SKY, "--outputs", "SKY", "--sidecar", "--json");

        var files = outcome.json().at("/results/0/outputs/sky");
        assertThat(files.size()).isEqualTo(3);
        assertThat(Path.of(files.get("npy").asText())).exists();
        String name = "p.depth-anything-3-metric-large.sky.png16.png";
        assertThat(outcome.json().at("/results/0/written").toString()).contains(name + ".json");
        var png = ImageIO.read(out.resolve(name).toFile()).getRaster();
        assertThat(png.getSample(10, 30, 0)).isBetween(13106, 13108);
        assertThat(png.getSample(90, 30, 0)).isEqualTo(65535);
        var sidecar = new ObjectMapper().readTree(out.resolve(name + ".json").toFile());
        assertThat(sidecar.get("depth").isNull()).isTrue();
        assertThat(sidecar.at("/output/name").asText()).isEqualTo("sky");
        assertThat(sidecar.at("/output/threshold").asDouble()).isEqualTo(0.3);
        assertThat(sidecar.at("/output/width").asInt()).isEqualTo(100);
        assertThat(sidecar.at("/output/high").asDouble()).isEqualTo(1);
    }

    @Test
    void foldersGoThroughAndOwnFilesAmongThePhotographsAreLeftOut() throws Exception {
        photo(64, 48, (x, y) -> 0x40ff00);
        Files.createDirectories(folder.resolve("in/deep"));
        Files.move(folder.resolve("p.png"), folder.resolve("in/p.png"));
        Files.copy(folder.resolve("in/p.png"), folder.resolve("in/deep/q.png"));
        var in = folder.resolve("in");
        Object[] line = {
            "estimate",
            in,
            "--recursive",
            "--model",
            SKY,
            "--model",
            "starter",
            "--format",
            "png16",
            "--outputs",
            "all",
            "--out",
            in
        };

        assertThat(cli.run(line).exitCode()).isZero();
        var again = cli.run(with(line, "--resume", "--json"));

        assertThat(Cli.filesIn(in))
                .containsExactly(
                        "deep/q.depth-anything-3-metric-large.png16.png",
                        "deep/q.depth-anything-3-metric-large.sky.png16.png",
                        "deep/q.png",
                        "deep/q.starter.png16.png",
                        "p.depth-anything-3-metric-large.png16.png",
                        "p.depth-anything-3-metric-large.sky.png16.png",
                        "p.png",
                        "p.starter.png16.png");
        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("kept").size()).isEqualTo(6);
        assertThat(again.json().get("results").size()).isZero();
    }

    @Test
    void anOutputThatAModelLacksIsRefusedBeforeAnyWork() throws Exception {
        var photo = photo(64, 48, (x, y) -> 0x40ff00);

        var outcome = estimate(photo, METRIC3D, "--outputs", "normals,sky");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("metric3d-vit-small", "no sky", "normals, confidence", "--outputs all");
        assertThat(out).doesNotExist();
        assertThat(estimate(photo, METRIC3D, "--outputs", "colour").err())
                .contains("'colour'", "all, normals, confidence, sky, mask");
    }

    /** The card names confidence, the graph has sky instead. */
    @Test
    void anOutputThatTheGraphLacksFailsWhenItIsNamedAndIsLeftOutOfAll() throws Exception {
        var photo = photo(64, 48, (x, y) -> 0x40ff00);

        var named = estimate(photo, SKY_WITHOUT, "--outputs", "confidence");
        assertThat(named.exitCode()).isEqualTo(5);
        assertThat(named.err()).contains("gives no confidence", "--outputs all");
        assertThat(Cli.filesIn(out)).isEmpty();

        var all = estimate(photo, SKY_WITHOUT, "--outputs", "all", "--json");
        assertThat(all.exitCode()).isZero();
        assertThat(all.json().at("/results/0/outputs").size()).isZero();
        assertThat(Cli.filesIn(out)).hasSize(3).noneMatch(name -> name.contains("confidence"));
    }

    @Test
    void resumeEstimatesNothingAgainForAnOutputThatTheGraphLacks() throws Exception {
        var photo = photo(64, 48, (x, y) -> 0x40ff00);
        assertThat(estimate(photo, SKY_WITHOUT, "--outputs", "all").exitCode()).isZero();

        var again = estimate(photo, SKY_WITHOUT, "--outputs", "all", "--resume", "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("kept").size()).isEqualTo(3);
        assertThat(again.json().get("results").size()).isZero();
    }

    @Test
    void aModelOfDepthAloneIsToldOnceAndItsDepthIsWritten() throws Exception {
        var photo = photo(64, 48, (x, y) -> 0x40ff00);

        var outcome = estimate(photo, "starter", "--outputs", "all");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err().lines()).singleElement().asString().contains("no effect");
        assertThat(Cli.filesIn(out)).hasSize(3);
    }

    private Cli.Outcome estimate(Path photo, String model, Object... more) {
        return cli.run(
                with(
                        new Object[] {
                            "estimate",
                            photo,
                            "--model",
                            model,
                            "--out",
                            out,
                            "--format",
                            "png16,color,npy"
                        },
                        more));
    }

    private static Object[] with(Object[] line, Object... more) {
        var all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    /** The graph alone, on the enlarged photograph amid its padding. */
    private static Map<String, float[]> stated(int width, int height) throws Exception {
        var input = new float[3 * 616 * 1064];
        // ImageNet's mean, 123.675 and so on, in a picture of 8 bits.
        float[] padding = {124, 116, 104};
        for (int plane = 0; plane < 3; plane++) {
            for (int y = 0; y < 616; y++) {
                for (int x = 0; x < 1064; x++) {
                    boolean inside = x >= 32 && x < 1032;
                    input[(plane * 616 + y) * 1064 + x] =
                            inside ? enlarged(plane, x - 32, y, width, height) : padding[plane];
                }
            }
        }
        return RealSession.run(STUB, input, 616, 1064);
    }

    /** Bilinear at twice the size; the colours are multiples of 16, so that nothing is rounded. */
    private static float enlarged(int plane, int x, int y, int width, int height) {
        double right = Math.clamp((x + 0.5) / 2 - 0.5 - (width / 2 - 1), 0, 1);
        double lower = Math.clamp((y + 0.5) / 2 - 0.5 - (height / 2 - 1), 0, 1);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int value = QUADRANTS[i] >> (16 - 8 * plane) & 0xff;
            sum += value * (i % 2 == 1 ? right : 1 - right) * (i / 2 == 1 ? lower : 1 - lower);
        }
        return (float) sum;
    }

    private static double mean(Map<String, float[]> outputs, String name, int plane, int x, int y) {
        float[] planes = Objects.requireNonNull(outputs.get(name));
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += planes[(plane * 616 + 2 * y + i / 2) * 1064 + 32 + 2 * x + i % 2];
        }
        return sum / 4;
    }

    private float[] npy(String name, String shape) throws Exception {
        byte[] bytes = Files.readAllBytes(out.resolve(name));
        String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
        assertThat(header).contains("'<f4'", "'shape': " + shape + ",");
        var floats = ByteBuffer.wrap(bytes, 128, bytes.length - 128).order(ByteOrder.LITTLE_ENDIAN);
        var values = new float[(bytes.length - 128) / Float.BYTES];
        floats.asFloatBuffer().get(values);
        return values;
    }

    private Path photo(int width, int height, IntBinaryOperator colour) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, colour.applyAsInt(x, y));
        }
        var file = folder.resolve("p.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
