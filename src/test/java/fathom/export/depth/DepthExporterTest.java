package fathom.export.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.InflaterInputStream;

import javax.imageio.ImageIO;

class DepthExporterTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = DepthFormat.class,
            names = {"NPY", "PFM", "EXR", "TIFF32"})
    void floatFormatsGiveEveryBitBackIncludingNaN(DepthFormat format) throws Exception {
        var map = noise(67, 41);
        Path file = write(format, DepthExport.of(map));
        var back = read(file, Optional.of(DepthKind.RELATIVE_DISPARITY));
        assertThat(back.grid().toArray()).isEqualTo(map.grid().toArray());
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aRelativePngGivesTheMapBackWithinHalfAStep(Direction direction) throws Exception {
        var map = noise(300, 401);
        var options = DepthExport.of(map);
        Path file =
                write(
                        DepthFormat.PNG16,
                        new DepthExport(
                                map,
                                direction,
                                OptionalDouble.empty(),
                                options.colouring(),
                                Map.of("Model", "starter")));

        var back = read(file, Optional.empty());
        assertThat(back.kind()).isEqualTo(DepthKind.RELATIVE_DISPARITY);
        float halfStep = 12f / 65534 / 2 + 1e-6f;
        for (int i = 0; i < map.grid().size(); i++) {
            float value = map.grid().at(i);
            if (Float.isNaN(value)) assertThat(back.grid().at(i)).isNaN();
            else assertThat(back.grid().at(i)).isCloseTo(value, within(halfStep));
        }
    }

    @ParameterizedTest
    @CsvSource({"PNG16, 2", "COLOR, 4"})
    void aPictureOfManyBandsIsOneZlibStreamWithTheRightChecksum(DepthFormat format, int pixel)
            throws Exception {
        Path file = write(format, DepthExport.of(noise(1500, 1100)));

        byte[] rows = inflated(ByteBuffer.wrap(Files.readAllBytes(file)));
        assertThat(rows).hasSize(1100 * (1 + 1500 * pixel));
        assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(1100);
    }

    /** All IDAT chunks together; the stream's Adler-32 is checked where it ends. */
    private static byte[] inflated(ByteBuffer png) throws IOException {
        var packed = new ByteArrayOutputStream();
        png.position(8);
        while (png.hasRemaining()) {
            int length = png.getInt();
            byte[] type = new byte[4];
            byte[] data = new byte[length];
            png.get(type).get(data).getInt();
            if (new String(type, StandardCharsets.US_ASCII).equals("IDAT")) packed.write(data);
        }
        return new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()))
                .readAllBytes();
    }

    @Test
    void nearIsBrightUnlessTheOtherDirectionIsChosen() throws Exception {
        var disparity = DepthMap.of(DepthKind.RELATIVE_DISPARITY, row(1, 2, 3));
        assertThat(steps(DepthExport.of(disparity))).containsExactly(1, 32768, 65535);

        var depth = DepthMap.of(DepthKind.RELATIVE_DEPTH, row(1, 2, 3));
        assertThat(steps(DepthExport.of(depth))).containsExactly(65535, 32768, 1);
    }

    @Test
    void metresBecomeMillimetresAndNoDepthBecomesZero() throws Exception {
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, row(0.001f, 2.5f, Float.NaN, 65.535f));
        assertThat(steps(DepthExport.of(map))).containsExactly(1, 2500, 0, 65535);
    }

    @Test
    void farMetresUse256StepsAndSaturateWithAWarning() throws Exception {
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, row(1, 100, 300, -1));
        Path file = folder.resolve("far.png");
        List<String> warnings =
                DepthExporter.write(DepthFormat.PNG16, DepthExport.of(map), file, false);

        assertThat(steps(file)).containsExactly(256, 25600, 65535, 1);
        assertThat(warnings).singleElement().asString().contains("2 of 4 values");
        assertThat(read(file, Optional.empty()).grid().at(1)).isEqualTo(100f);
    }

    @Test
    void aNumpyFileBeginsAsItsSpecificationSays() throws Exception {
        byte[] bytes = Files.readAllBytes(write(DepthFormat.NPY, DepthExport.of(noise(5, 3))));
        assertThat(bytes).hasSize(128 + 5 * 3 * 4);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 5), }")
                .endsWith("\n");
    }

    @Test
    void theColourPngIsOpaqueWhereThereIsDepthAndTransparentElsewhere() throws Exception {
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, row(0, Float.NaN, 1));
        var options = DepthExport.of(map);
        var image = ImageIO.read(write(DepthFormat.COLOR, options).toFile());
        assertThat(image.getRGB(0, 0)).isEqualTo(options.colours().argbOf(0));
        assertThat(image.getRGB(1, 0) >>> 24).isZero();
        assertThat(image.getRGB(2, 0)).isEqualTo(options.colours().argbOf(1));
    }

    private int[] steps(DepthExport export) throws Exception {
        return steps(write(DepthFormat.PNG16, export));
    }

    private static int[] steps(Path file) throws Exception {
        var raster = ImageIO.read(file.toFile()).getRaster();
        return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    }

    private Path write(DepthFormat format, DepthExport export) throws Exception {
        Path file = folder.resolve(System.nanoTime() + "." + format.extension());
        assertThat(DepthExporter.write(format, export, file, false)).isEmpty();
        return file;
    }

    private static DepthMap read(Path file, Optional<DepthKind> kind) throws Exception {
        return DepthFileReader.read(file, kind, OptionalDouble.empty());
    }

    private static FloatGrid row(float... values) {
        return FloatGrid.adopt(values.length, 1, values);
    }

    /** Values from -2 to 10 with some gaps. */
    private static DepthMap noise(int width, int height) {
        var random = new Random(7);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 97 == 5 ? Float.NaN : random.nextFloat() * 12 - 2;
        }
        return DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(width, height, values));
    }
}
