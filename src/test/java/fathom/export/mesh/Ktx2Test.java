package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.job.JobMonitor;

import org.junit.jupiter.api.Test;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.ktx.KTX;
import org.lwjgl.util.ktx.ktxTexture2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;

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

    /** Large enough for several bands, the last of them lower, each with hues of its own. */
    @Test
    void theLibraryReadsThePictureThatWasEncodedInBands() throws Exception {
        int width = 800;
        int height = 1004;
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (255 * (i % width) / (width - 1));
            rgb[3 * i + 1] = (byte) (255 * (i / width) / (height - 1));
            rgb[3 * i + 2] = (byte) (127 + 127 * Math.sin(i / width / 60.0));
        }

        byte[] read = read(Ktx2.encoded(rgb, width, height, JobMonitor.NONE), width, height);

        double squares = 0;
        for (int i = 0; i < rgb.length; i++) {
            int apart = (rgb[i] & 0xff) - (read[i / 3 * 4 + i % 3] & 0xff);
            squares += apart * apart;
        }
        double psnr = 10 * Math.log10(255 * 255 / (squares / rgb.length));
        assertThat(psnr).as("dB").isGreaterThan(40);
    }

    @Test
    void theEncoderStopsBeforeTheNextBand() {
        int side = 2048;
        var cancelledAtOnce = new Shares(0);

        assertThatThrownBy(
                        () -> Ktx2.encoded(new byte[3 * side * side], side, side, cancelledAtOnce))
                .isInstanceOf(CancellationException.class);

        assertThat(cancelledAtOnce.heard).hasSize(1);
        assertThat(cancelledAtOnce.heard.getFirst()).isLessThan(0.1);
    }

    /** As RGBA, rows from the top. */
    private static byte[] read(byte[] file, int width, int height) {
        var bytes = MemoryUtil.memAlloc(file.length);
        try (var stack = MemoryStack.stackPush()) {
            bytes.put(file).flip();
            var address = stack.mallocPointer(1);
            int created =
                    KTX.ktxTexture2_CreateFromMemory(
                            bytes, KTX.KTX_TEXTURE_CREATE_LOAD_IMAGE_DATA_BIT, address);
            assertThat(created).isEqualTo(KTX.KTX_SUCCESS);
            var texture = ktxTexture2.create(address.get(0));
            assertThat(KTX.ktxTexture2_TranscodeBasis(texture, KTX.KTX_TTF_RGBA32, 0))
                    .isEqualTo(KTX.KTX_SUCCESS);
            var offset = stack.mallocPointer(1);
            KTX.ktxTexture2_GetImageOffset(texture, 0, 0, 0, offset);
            byte[] rgba = new byte[4 * width * height];
            var all = Objects.requireNonNull(texture.pData());
            all.position((int) offset.get(0)).get(rgba);
            KTX.ktxTexture2_Destroy(texture);
            return rgba;
        } finally {
            MemoryUtil.memFree(bytes);
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
        return Ktx2.encoded(rgb, WIDTH, HEIGHT, JobMonitor.NONE);
    }
}
