package fathom.export.depth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Files of other programs: tifffile, OpenCV, Pillow, libtiff. */
class DepthSignsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depthfiles/tifffile-f4.tif",
                "depthfiles/tifffile-f4-zlib.tif",
                "depthfiles/tifffile-u2.tif",
                "depthfiles/opencv-16bit.png",
                "photos/tiff-gray16.tif",
                "photos/png-gray16.png"
            })
    void fineOrFloatingNumbersOfOneChannelAreDepth(String name) throws Exception {
        assertThat(DepthSigns.areIn(file(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "photos/tiff-gray8.tif",
                "photos/tiff-palette.tif",
                "photos/tiff-bilevel-g4.tif",
                "photos/tiff-rgb8.tif",
                "photos/tiff-rgb8-big-endian.tif",
                "photos/tiff-rgb8-bigtiff.tif",
                "photos/tiff-rgb16.tif",
                "photos/tiff-float-rgb.tif",
                "photos/png-gray8.png",
                "photos/png-rgb16.png",
                "photos/png-gray-alpha.png",
                "photos/jpeg-444.jpg"
            })
    void coloursAndCoarseGrayAreAPhotograph(String name) throws Exception {
        assertThat(DepthSigns.areIn(file(name))).isFalse();
    }

    @Test
    void aFileThatIsCutOffOrMissingIsNotDepth() throws Exception {
        byte[] whole = Files.readAllBytes(file("depthfiles/tifffile-f4.tif"));
        for (int length : new int[] {0, 4, 8, 9}) {
            Path cut = folder.resolve(length + ".tif");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(DepthSigns.areIn(cut)).as("%d bytes", length).isFalse();
        }
        assertThat(DepthSigns.areIn(folder.resolve("none.tif"))).isFalse();
        assertThat(DepthSigns.areIn(folder)).isFalse();
    }

    private static Path file(String name) throws Exception {
        return Path.of(
                Objects.requireNonNull(DepthSignsTest.class.getResource("/" + name)).toURI());
    }
}
