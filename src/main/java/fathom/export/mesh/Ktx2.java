package fathom.export.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.lwjgl.PointerBuffer;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.libc.LibCStdlib;
import org.lwjgl.util.ktx.KTX;
import org.lwjgl.util.ktx.ktxTexture;
import org.lwjgl.util.ktx.ktxTexture2;
import org.lwjgl.util.ktx.ktxTextureCreateInfo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/**
 * Pictures as KTX 2 with Basis Universal's UASTC, as glTF's KHR_texture_basisu wants them: graphics
 * hardware keeps them compressed. All levels down to one pixel are inside, packed by Zstandard. The
 * other kind, ETC1S, is a fifth as large, but its blocks show in photographs (31 dB against 40).
 */
final class Ktx2 {
    /** What the sides of glTF's pictures are multiples of. */
    static final int BLOCK_SIDE = 4;

    private static final int ZSTANDARD_LEVEL = 9;

    private Ktx2() {}

    /** Fails where the encoder, which is a native library, has no build for this system. */
    static void requireLibrary() throws UserFacingException {
        // Its own hints are for programmers.
        Configuration.DEBUG_STREAM.set(
                new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            KTX.getLibrary();
        } catch (LinkageError missing) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "KTX2 textures cannot be made on this system.",
                    "Take JPEG or PNG as the texture.",
                    missing);
        }
    }

    /**
     * @param rgb (height, width, 3), sRGB
     * @param monitor hears how many pixels are encoded, and ends it before the next ones
     */
    static byte[] encoded(byte[] rgb, int width, int height, JobMonitor monitor)
            throws IOException {
        try (var stack = MemoryStack.stackPush()) {
            PointerBuffer address = stack.mallocPointer(1);
            check(
                    KTX.ktxTexture2_Create(
                            layout(width, height, stack),
                            KTX.KTX_TEXTURE_CREATE_ALLOC_STORAGE,
                            address));
            var texture = ktxTexture2.create(address.get(0));
            try {
                fill(ktxTexture.create(address.get(0)), rgb, width, height, monitor);
                check(KTX.ktxTexture2_DeflateZstd(texture, ZSTANDARD_LEVEL));
                return written(texture, stack);
            } finally {
                KTX.ktxTexture2_Destroy(texture);
            }
        }
    }

    private static ktxTextureCreateInfo layout(int width, int height, MemoryStack stack)
            throws IOException {
        var descriptor = stack.ints(UastcBlocks.descriptor());
        return ktxTextureCreateInfo
                .calloc(stack)
                .pDfd(descriptor)
                .baseWidth(width)
                .baseHeight(height)
                .baseDepth(1)
                .numDimensions(2)
                .numLevels(MipLevels.count(width, height))
                .numLayers(1)
                .numFaces(1);
    }

    private static void fill(
            ktxTexture texture, byte[] rgb, int width, int height, JobMonitor monitor)
            throws IOException {
        byte[] level = rgb;
        int levelWidth = width;
        int levelHeight = height;
        // All levels together have a third more than the first.
        var course = new UastcBlocks.Course(monitor, 4L * width * height / 3);
        for (int i = 0; i < MipLevels.count(width, height); i++) {
            if (i > 0) {
                level = MipLevels.half(level, levelWidth, levelHeight);
                levelWidth = MipLevels.halfOf(levelWidth);
                levelHeight = MipLevels.halfOf(levelHeight);
            }
            ByteBuffer blocks = UastcBlocks.of(level, levelWidth, levelHeight, course);
            try {
                check(KTX.ktxTexture_SetImageFromMemory(texture, i, 0, 0, blocks));
            } finally {
                MemoryUtil.memFree(blocks);
            }
        }
    }

    private static byte[] written(ktxTexture2 texture, MemoryStack stack) throws IOException {
        PointerBuffer address = stack.mallocPointer(1);
        PointerBuffer length = stack.mallocPointer(1);
        check(KTX.ktxTexture2_WriteToMemory(texture, address, length));
        byte[] bytes = new byte[Math.toIntExact(length.get(0))];
        MemoryUtil.memByteBuffer(address.get(0), bytes.length).get(bytes);
        LibCStdlib.nfree(address.get(0));
        return bytes;
    }

    static void check(int result) throws IOException {
        if (result == KTX.KTX_SUCCESS) return;
        throw new IOException("the KTX2 texture could not be made: " + KTX.ktxErrorString(result));
    }
}
