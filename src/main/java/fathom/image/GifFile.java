package fathom.image;

import static fathom.image.Bytes.u16LittleEndian;
import static fathom.image.Bytes.u8;

import java.io.IOException;
import java.util.BitSet;

import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

/** The logical screen of a GIF file: the picture that a frame is only a part of. */
record GifFile(int width, int height, int backgroundRgb) {
    /** Magic, screen size, flags, background index and aspect: what every GIF file begins with. */
    private static final int HEAD_BYTES = 13;

    private static final String METADATA = "javax_imageio_gif_image_1.0";

    static GifFile parse(byte[] head) throws UnreadableImageException {
        if (head.length < HEAD_BYTES) {
            throw UnreadableImageException.damaged(
                    "is a GIF file cut off after %d bytes".formatted(head.length));
        }
        return new GifFile(u16LittleEndian(head, 6), u16LittleEndian(head, 8), background(head));
    }

    /** The background colour from the global table; black where the file has none. */
    private static int background(byte[] file) {
        int at = HEAD_BYTES + 3 * u8(file, 11);
        boolean hasTable = (file[10] & 0x80) != 0;
        if (!hasTable || at + 3 > file.length) {
            return 0;
        }
        return u8(file, at) << 16 | u8(file, at + 1) << 8 | u8(file, at + 2);
    }

    /** A frame's place on the screen. */
    record Frame(int left, int top, int width, int height) {
        static Frame first(ImageReader reader) throws IOException {
            var root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(METADATA);
            var place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
            return new Frame(
                    Integer.parseInt(place.getAttribute("imageLeftPosition")),
                    Integer.parseInt(place.getAttribute("imageTopPosition")),
                    reader.getWidth(0),
                    reader.getHeight(0));
        }
    }

    /** The screen, enlarged where the first frame does not fit it. */
    GifFile around(ImageReader reader) throws IOException {
        Frame frame = Frame.first(reader);
        return new GifFile(
                Math.max(width, frame.left + frame.width),
                Math.max(height, frame.top + frame.height),
                backgroundRgb);
    }

    /**
     * The whole screen with the frame in its place, every {@code step}-th pixel of it. Around the
     * frame are the background's colour and no depth.
     */
    Rgb8 place(Rgb8 pixels, Frame frame, int step) {
        int screenWidth = (width + step - 1) / step;
        int screenHeight = (height + step - 1) / step;
        if (pixels.width() == screenWidth && pixels.height() == screenHeight) {
            return pixels;
        }
        byte[] rgb = background(Math.multiplyExact(screenWidth, screenHeight));
        var transparent = new BitSet(screenWidth * screenHeight);
        transparent.set(0, screenWidth * screenHeight);
        int left = frame.left / step;
        int top = frame.top / step;
        int copied = Math.min(pixels.width(), screenWidth - left);
        for (int y = 0; y < Math.min(pixels.height(), screenHeight - top); y++) {
            int to = (top + y) * screenWidth + left;
            System.arraycopy(pixels.rgb(), 3 * y * pixels.width(), rgb, 3 * to, 3 * copied);
            for (int x = 0; x < copied; x++) {
                transparent.set(to + x, pixels.isTransparent(x, y));
            }
        }
        return new Rgb8(screenWidth, screenHeight, rgb, transparent);
    }

    private byte[] background(int pixels) {
        var rgb = new byte[Math.multiplyExact(3, pixels)];
        for (int at = 0; at < rgb.length; at += 3) {
            rgb[at] = (byte) (backgroundRgb >> 16);
            rgb[at + 1] = (byte) (backgroundRgb >> 8);
            rgb[at + 2] = (byte) backgroundRgb;
        }
        return rgb;
    }
}
