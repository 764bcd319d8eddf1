package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The header and data format descriptor by the KTX 2.0 specification, read byte by byte. */
class Ktx2Test {
    private static final int WIDTH = 52;
    private static final int HEIGHT = 20;

    @Test
    void theHeaderSaysWhatGltfDemands() throws Exception {
        var file = ByteBuffer.wrap(encoded()).order(ByteOrder.LITTLE_ENDIAN);

        byte[] identifier = new byte[12];
        file.get(identifier);
        assertThat(identifier)
                .containsExactly(0xab, 'K', 'T', 'X', ' ', '2', '0', 0xbb, '\r', '\n', 0x1a, '\n');
        assertThat(file.getInt(12)).as("vkFormat").isZero();
        assertThat(file.getInt(20)).as("pixelWidth").isEqualTo(WIDTH);
        assertThat(file.getInt(24)).as("pixelHeight").isEqualTo(HEIGHT);
        assertThat(file.getInt(28)).as("pixelDepth").isZero();
        assertThat(file.getInt(36)).as("faceCount").isEqualTo(1);
        // 52, 26, 13, 6, 3, 1
        assertThat(file.getInt(40)).as("levelCount").isEqualTo(6);
        assertThat(file.getInt(44)).as("supercompressionScheme: Zstandard").isEqualTo(2);
        int descriptor = file.getInt(48) + 4;
        assertThat(file.get(descriptor + 8)).as("colour model: UASTC").isEqualTo((byte) 166);
        assertThat(file.get(descriptor + 9)).as("primaries: BT.709").isEqualTo((byte) 1);
        assertThat(file.get(descriptor + 10)).as("transfer: sRGB").isEqualTo((byte) 2);
        assertThat(file.get(descriptor + 24 + 3) & 0x0f).as("channel: RGB").isZero();
    }

    /** UASTC takes 16 bytes for each block of four by four pixels. */
    @Test
    void eachLevelIsAsLongAsItsBlocks() throws Exception {
        var file = ByteBuffer.wrap(encoded()).order(ByteOrder.LITTLE_ENDIAN);

        int[] blocks = {13 * 5, 7 * 3, 4 * 2, 2, 1, 1};
        for (int level = 0; level < blocks.length; level++) {
            long unpacked = file.getLong(80 + 24 * level + 16);
            assertThat(unpacked).as("level %d", level).isEqualTo(16L * blocks[level]);
        }
    }

    /** Black and white in turn are half the light, which sRGB (IEC 61966-2-1) writes as 188. */
    @Test
    void smallerLevelsKeepTheLight() {
        byte[] stripes = new byte[3 * 4 * 2];
        for (int i = 0; i < stripes.length; i++) stripes[i] = (byte) (i / 3 % 2 * 255);

        assertThat(MipLevels.half(stripes, 4, 2)).containsOnly((byte) 188).hasSize(3 * 2);
    }

    /** Of five pixels the outer weigh two fifths of a half, and the middle one is shared. */
    @Test
    void oddSidesAreSharedByArea() {
        byte[] row = new byte[3 * 5];
        Arrays.fill(row, 6, 9, (byte) 255);

        // A fifth of the light each: 1.055 * 0.2^(1 / 2.4) - 0.055 = 0.4845.
        assertThat(MipLevels.half(row, 5, 1)).containsOnly((byte) 124).hasSize(3 * 2);
    }

    private static byte[] encoded() throws Exception {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (i * 7);
        return Ktx2.encoded(rgb, WIDTH, HEIGHT);
    }
}
