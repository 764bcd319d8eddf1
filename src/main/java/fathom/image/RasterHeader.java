package fathom.image;

import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What is known before pixels are decoded.
 *
 * @param decoderBytesPerPixel the memory that the decoder takes beside the photograph's own pixels
 */
record RasterHeader(int width, int height, int decoderBytesPerPixel) {
    private static final int GIF_HEAD_BYTES = 1024;
    private static final int UNKNOWN_BYTES_PER_PIXEL = 4;

    /** Reads the header of any format but JPEG and leaves the stream open. */
    static RasterHeader read(ImageFormat format, ImageInputStream stream) throws IOException {
        if (format == ImageFormat.TIFF) {
            TiffFile.parse(stream); // refuses camera RAW before its preview passes for the picture
        }
        byte[] head = head(stream, GIF_HEAD_BYTES);
        stream.seek(0);
        ImageReader reader = DecoderInput.open(format, stream).reader();
        try {
            int bytesPerPixel = bytesPerPixel(reader);
            if (format == ImageFormat.GIF) {
                GifFile screen = GifFile.parse(head).around(reader);
                return checked(screen.width(), screen.height(), bytesPerPixel);
            }
            return checked(reader.getWidth(0), reader.getHeight(0), bytesPerPixel);
        } finally {
            reader.dispose();
        }
    }

    private static int bytesPerPixel(ImageReader reader) {
        try {
            SampleModel samples = reader.getImageTypes(0).next().getSampleModel();
            int bits = DataBuffer.getDataTypeSize(samples.getDataType());
            return Math.max(1, samples.getNumDataElements() * bits / Byte.SIZE);
        } catch (IOException e) {
            // Damaged after its size; that comes to light, and is told, when it is decoded.
            return UNKNOWN_BYTES_PER_PIXEL;
        }
    }

    static RasterHeader checked(int width, int height, int decoderBytesPerPixel)
            throws UnreadableImageException {
        if (width < 1 || height < 1) {
            throw UnreadableImageException.damaged(
                    "says that it is %d x %d pixels".formatted(width, height));
        }
        return new RasterHeader(width, height, decoderBytesPerPixel);
    }

    /** The stream's first bytes, fewer where it ends before. */
    static byte[] head(ImageInputStream stream, int most) throws IOException {
        stream.seek(0);
        var head = new byte[most];
        int length = 0;
        while (length < most) {
            int count = stream.read(head, length, most - length);
            if (count < 0) {
                return Arrays.copyOf(head, length);
            }
            length += count;
        }
        return head;
    }
}
