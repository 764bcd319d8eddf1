package fathom.export.mesh;

import fathom.job.JobMonitor;

import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.ktx.KTX;
import org.lwjgl.util.ktx.ktxBasisParams;
import org.lwjgl.util.ktx.ktxTexture;
import org.lwjgl.util.ktx.ktxTexture2;
import org.lwjgl.util.ktx.ktxTextureCreateInfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Pictures as blocks of UASTC. Each block knows only its own four by four pixels, so bands of rows
 * are encoded one after the other: the library's encoder cannot be stopped within a picture.
 */
final class UastcBlocks {
    private static final int SIDE = Ktx2.BLOCK_SIDE;
    private static final int BLOCK_BYTES = 16;

    /** VK_FORMAT_R8G8B8_SRGB. */
    private static final int RGB_SRGB = 29;

    /** Takes a tenth of a second. */
    private static final int BAND_PIXELS = 1 << 18;

    private UastcBlocks() {}

    /** How far a picture and its smaller levels are. */
    static final class Course {
        private final JobMonitor monitor;
        private final long pixels;
        private long done;

        Course(JobMonitor monitor, long pixels) {
            this.monitor = monitor;
            this.pixels = pixels;
        }

        private void encoded(long more) {
            done += more;
            monitor.report(done, pixels, "");
        }
    }

    /**
     * What a file says about such blocks: KTX 2's data format descriptor, its length in bytes
     * first.
     */
    static int[] descriptor() throws IOException {
        var black = MemoryUtil.memCalloc(3 * SIDE * SIDE);
        try (var stack = MemoryStack.stackPush()) {
            var texture = encoded(black, SIDE, SIDE, stack);
            try {
                int bytes = Objects.requireNonNull(texture.pDfd(1)).get(0);
                int[] words = new int[bytes / Integer.BYTES];
                Objects.requireNonNull(texture.pDfd(words.length)).get(words);
                return words;
            } finally {
                KTX.ktxTexture2_Destroy(texture);
            }
        } finally {
            MemoryUtil.memFree(black);
        }
    }

    /**
     * @param rgb (height, width, 3), sRGB
     * @return to be freed
     * @throws java.util.concurrent.CancellationException before the next band
     */
    static ByteBuffer of(byte[] rgb, int width, int height, Course course) throws IOException {
        int across = (width + SIDE - 1) / SIDE;
        int down = (height + SIDE - 1) / SIDE;
        int most = SIDE * Math.max(1, BAND_PIXELS / (SIDE * width));
        ByteBuffer blocks = MemoryUtil.memAlloc(BLOCK_BYTES * across * down);
        ByteBuffer pixels = MemoryUtil.memAlloc(3 * width * Math.min(most, height));
        boolean complete = false;
        try {
            for (int from = 0; from < height; from += most) {
                course.monitor.throwIfCancelled();
                int rows = Math.min(most, height - from);
                pixels.clear();
                pixels.put(rgb, 3 * width * from, 3 * width * rows).flip();
                put(pixels, width, rows, blocks);
                course.encoded((long) width * rows);
            }
            complete = true;
            return blocks.flip();
        } finally {
            MemoryUtil.memFree(pixels);
            if (!complete) MemoryUtil.memFree(blocks);
        }
    }

    private static void put(ByteBuffer pixels, int width, int height, ByteBuffer blocks)
            throws IOException {
        try (var stack = MemoryStack.stackPush()) {
            var texture = encoded(pixels, width, height, stack);
            try {
                blocks.put(texture.pData());
            } finally {
                KTX.ktxTexture2_Destroy(texture);
            }
        }
    }

    /** To be destroyed. */
    private static ktxTexture2 encoded(ByteBuffer pixels, int width, int height, MemoryStack stack)
            throws IOException {
        var layout =
                ktxTextureCreateInfo
                        .calloc(stack)
                        .vkFormat(RGB_SRGB)
                        .baseWidth(width)
                        .baseHeight(height)
                        .baseDepth(1)
                        .numDimensions(2)
                        .numLevels(1)
                        .numLayers(1)
                        .numFaces(1);
        PointerBuffer address = stack.mallocPointer(1);
        Ktx2.check(KTX.ktxTexture2_Create(layout, KTX.KTX_TEXTURE_CREATE_ALLOC_STORAGE, address));
        var texture = ktxTexture2.create(address.get(0));
        boolean complete = false;
        try {
            var any = ktxTexture.create(address.get(0));
            Ktx2.check(KTX.ktxTexture_SetImageFromMemory(any, 0, 0, 0, pixels));
            Ktx2.check(KTX.ktxTexture2_CompressBasisEx(texture, options(stack)));
            complete = true;
            return texture;
        } finally {
            if (!complete) KTX.ktxTexture2_Destroy(texture);
        }
    }

    /**
     * The fastest level is one decibel worse than the next, which takes more than twice as long.
     */
    private static ktxBasisParams options(MemoryStack stack) {
        return ktxBasisParams
                .calloc(stack)
                .structSize(ktxBasisParams.SIZEOF)
                .codec(KTX.KTX_BASIS_CODEC_UASTC_LDR_4x4)
                .uastcFlags(KTX.KTX_PACK_UASTC_LEVEL_FASTEST)
                .threadCount(Runtime.getRuntime().availableProcessors());
    }
}
