package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

class OraclePicturesTest {
    /** Hashes from the oracle's rgb8_sha256, made with Pillow and NumPy. */
    @ParameterizedTest
    @CsvSource({
        "portrait, 303, 512, e281cfbdb9ad4f1e0d6995aa1225d93693f74d0696d0ed3c73391669d35207b6",
        "landscape, 600, 400, 0ce2b51640b9c95f19617f03eabf40c3f0368589cc1ee1190b70966165ac184f",
        "odd, 451, 300, 416b729128bfb2c3d1eb69bf9b1734a796293abc17939267b2dc94f8a5784031",
        "wide, 600, 83, ddb262336492a1bd98cd5397634c1e7b8a3cec62dc7abe7de47fc67be00dc49b",
        "tiny, 53, 37, 96c50b41830317e9a2e9e562833b828f615058d3c9101b5325a89f5e893914a2",
        "gray16, 317, 211, eb22b6790f01b2847ead639d96eeb1954326fc9db14eed25d5cb9b4037aeb275",
        "rgba, 181, 129, 8226296efd5f25a72bd7b12d95803f663560e0cd159163732be79b045e1f19ae"
    })
    void pixelsEqualTheReferenceProcessors(String name, int width, int height, String sha256)
            throws Exception {
        var file = Path.of("src/test/resources/oracle/images", name + ".png");
        var photo = new PhotoReader(ReadLimits.DEFAULT).read(file);

        var digest = MessageDigest.getInstance("SHA-256");
        var row = new byte[3 * width];
        for (int y = 0; y < photo.height(); y++) {
            photo.copyRow(y, row, 0);
            digest.update(row);
        }
        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }
}
