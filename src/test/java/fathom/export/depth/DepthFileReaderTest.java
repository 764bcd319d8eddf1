package fathom.export.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Files of other programs; src/test/resources/depthfiles/README.md says how they were made. */
class DepthFileReaderTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy-f4.npy",
                "numpy-f8-big-endian.npy",
                "numpy-f2-fortran.npy",
                "numpy-1xHxW.npy",
                "opencv.pfm",
                "tifffile-f4.tif",
                "tifffile-f4-zlib.tif",
                "openexr-none.exr",
                "openexr-rle.exr",
                "openexr-zips.exr",
                "openexr-zip.exr"
            })
    void floatFilesAreMetresUnlessSaidOtherwise(String name) throws Exception {
        assertRamp(DepthFileReader.read(file(name), Optional.empty(), OptionalDouble.empty()));
        var relative =
                DepthFileReader.read(
                        file(name),
                        Optional.of(DepthKind.RELATIVE_DISPARITY),
                        OptionalDouble.empty());
        assertThat(relative.kind()).isEqualTo(DepthKind.RELATIVE_DISPARITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencv-16bit.png", "numpy-u2.npy", "tifffile-u2.tif"})
    void integerFilesNeedTheirScale(String name) throws Exception {
        assertRamp(DepthFileReader.read(file(name), Optional.empty(), OptionalDouble.of(256)));
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(
                        () ->
                                DepthFileReader.read(
                                        file(name), Optional.empty(), OptionalDouble.empty()))
                .withMessageContaining(name)
                .withMessageContaining("--depth-scale");
    }

    @Test
    void internationalTextsTellTheStepsToo() throws Exception {
        assertRamp(
                DepthFileReader.read(
                        file("pillow-itxt.png"), Optional.empty(), OptionalDouble.empty()));
    }

    @Test
    void anUnknownCompressionIsNamed() {
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(
                        () ->
                                DepthFileReader.read(
                                        file("openexr-piz.exr"),
                                        Optional.empty(),
                                        OptionalDouble.empty()))
                .withMessageContaining("PIZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy-f4.npy",
                "opencv.pfm",
                "tifffile-f4.tif",
                "openexr-zip.exr",
                "openexr-rle.exr",
                "opencv-16bit.png",
                "pillow-itxt.png",
                "tifffile-f4-zlib.tif"
            })
    void everyTruncationIsAReportedBadInput(String name) throws Exception {
        byte[] whole = Files.readAllBytes(file(name));
        for (int length = 0; length < whole.length; length += 7) {
            Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
            try {
                DepthFileReader.read(cut, Optional.empty(), OptionalDouble.of(256));
            } catch (UserFacingException refused) {
                assertThat(refused.fault()).isEqualTo(Fault.BAD_INPUT);
                assertThat(refused.problem()).contains(name).doesNotContain("\n");
            }
        }
    }

    private static void assertRamp(DepthMap map) {
        assertThat(map.kind()).isEqualTo(DepthKind.METRIC_DEPTH);
        assertThat(map.grid().toArray())
                .containsExactly(
                        0.25f, 1.25f, 2.25f, 3.25f, 10.25f, 11.25f, 12.25f, 13.25f, 20.25f, 21.25f,
                        22.25f, 23.25f);
        assertThat(map.grid().width()).isEqualTo(4);
    }

    private static Path file(String name) throws URISyntaxException {
        var found = DepthFileReaderTest.class.getResource("/depthfiles/" + name);
        if (found == null) throw new IllegalArgumentException(name);
        return Path.of(found.toURI());
    }
}
