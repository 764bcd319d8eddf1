package fathom.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.OracleFiles;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.MessageDigest;
import java.util.HexFormat;

/** Depth Anything 3's input processor, played with cv2.resize of OpenCV 5.0.0. */
class LongerSideFirstTest {
    /** SHA-256 of the interleaved bytes after both steps. */
    @ParameterizedTest
    @CsvSource({
        "portrait, 294, 504, f28fd5db6ff5378aa48cfab2987cfe02c0f09c200d08c2f803b1a79a1e0155b8",
        "landscape, 504, 336, 814fe081a14277e35e7f74036313ee29d85de9125bb71f43225e766982dc1ea2",
        "landscape, 504, 280, 6ceeeb29d6a4ce5b5fc16a234875bbfdb1f73d60a397869e169392048ce9b385",
        "wide, 504, 70, 3aa0fc067b06d978fb39e51649ee7bb1eb111bf9677a2633cc83e461d2f89ae4"
    })
    void theBytesAreOpenCvs(String image, int width, int height, String sha256) throws Exception {
        byte[] result = resize(image, width, height);

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(result)))
                .isEqualTo(sha256);
    }

    /** Pixels of photographs that are enlarged; OpenCV itself varies by a level there. */
    @ParameterizedTest
    @CsvSource({
        "odd, 504, 336, 0, 0, 143, 120, 104",
        "odd, 504, 336, 503, 112, 136, 115, 107",
        "odd, 504, 336, 252, 168, 193, 153, 126",
        "odd, 504, 336, 100, 334, 187, 155, 142",
        "odd, 504, 336, 378, 48, 169, 132, 103",
        "odd, 504, 280, 0, 0, 143, 120, 104",
        "odd, 504, 280, 503, 93, 136, 115, 107",
        "odd, 504, 280, 252, 140, 192, 151, 125",
        "odd, 504, 280, 100, 278, 187, 155, 142",
        "odd, 504, 280, 378, 40, 169, 132, 103",
        "tiny, 504, 350, 0, 0, 190, 147, 113",
        "tiny, 504, 350, 503, 116, 11, 12, 10",
        "tiny, 504, 350, 252, 175, 147, 118, 60",
        "tiny, 504, 350, 100, 348, 122, 70, 30",
        "tiny, 504, 350, 378, 50, 151, 133, 103",
        "tiny, 504, 280, 0, 0, 190, 147, 113",
        "tiny, 504, 280, 503, 93, 11, 12, 10",
        "tiny, 504, 280, 252, 140, 147, 118, 60",
        "tiny, 504, 280, 100, 278, 122, 70, 30",
        "tiny, 504, 280, 378, 40, 151, 133, 103"
    })
    void enlargedPixelsAreOpenCvs(
            String image, int width, int height, int x, int y, int red, int green, int blue)
            throws Exception {
        byte[] result = resize(image, width, height);

        int[] wanted = {red, green, blue};
        for (int c = 0; c < 3; c++) {
            assertThat(result[3 * (y * width + x) + c] & 0xff).isCloseTo(wanted[c], within(1));
        }
    }

    private static byte[] resize(String image, int width, int height) throws Exception {
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(OracleFiles.image(image));
        return EightBitResampler.resize(photo, width, height, Resampling.CV_LONGER_SIDE_FIRST_8BIT);
    }
}
