package fathom.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** An image file whose format is known and whose header has been read; nothing is decoded yet. */
final class ImageFile {
    /** Holds the segments before the picture of most JPEG files. */
    private static final int JPEG_HEAD_BYTES = 1 << 16;

    private final byte[] bytes;
    private final ImageFormat format;
    private final RasterHeader header;
    private final @Nullable JpegFile jpeg;

    private ImageFile(
            byte[] bytes, ImageFormat format, RasterHeader header, @Nullable JpegFile jpeg) {
        this.bytes = bytes;
        this.format = format;
        this.header = header;
        this.jpeg = jpeg;
    }

    static ImageFile open(byte[] bytes) throws IOException {
        ImageFormat format = ImageFormat.of(bytes);
        if (format == ImageFormat.JPEG) {
            JpegFile jpeg = JpegFile.parse(bytes);
            return new ImageFile(bytes, format, header(jpeg), jpeg);
        }
        try (var stream = new ByteArrayImageInputStream(bytes)) {
            return new ImageFile(bytes, format, RasterHeader.read(format, stream), null);
        }
    }

    /** Reads no more of the file than its header needs. */
    static ImageHeader headerOf(Path file) throws IOException {
        try (var stream = new FileImageInputStream(file.toFile())) {
            ImageFormat format = ImageFormat.of(RasterHeader.head(stream, ImageFormat.HEAD_BYTES));
            RasterHeader header =
                    format == ImageFormat.JPEG
                            ? header(jpegHead(stream))
                            : RasterHeader.read(format, stream);
            return new ImageHeader(header.width(), header.height(), format.label());
        }
    }

    private static JpegFile jpegHead(ImageInputStream stream) throws IOException {
        int size = JPEG_HEAD_BYTES;
        while (true) {
            byte[] head = RasterHeader.head(stream, size);
            try {
                return JpegFile.parse(head);
            } catch (UnreadableImageException e) {
                if (head.length < size) {
                    throw e;
                }
                size = Math.multiplyExact(size, 8);
            }
        }
    }

    private static RasterHeader header(JpegFile jpeg) throws UnreadableImageException {
        int channels = jpeg.components() == 3 ? 0 : jpeg.components(); // R, G, B is in its place
        return RasterHeader.checked(jpeg.width(), jpeg.height(), channels);
    }

    ImageHeader header() {
        return new ImageHeader(header.width(), header.height(), format.label());
    }

    /**
     * The most memory in bytes that decoding takes at once, beside the file itself.
     *
     * @param turned whether the pixels are turned upright afterwards, which takes a second copy
     */
    long decodingBytes(int step, boolean turned) {
        long pixels = (long) header.width() * header.height() / step / step;
        long copies = turned ? 6 : Math.max(3, 3 + header.decoderBytesPerPixel());
        long file = jpeg == null ? 0 : bytes.length;
        return pixels * copies + file;
    }

    ExifFacts exif() throws UnreadableImageException {
        return ExifFacts.of(
                switch (format) {
                    case JPEG -> jpeg == null ? Optional.empty() : jpeg.exif();
                    case PNG -> PngFile.parse(bytes).exif();
                    case WEBP -> WebpFile.parse(bytes).exif();
                    case TIFF -> Optional.of(bytes);
                    case BMP, GIF -> Optional.empty();
                },
                jpeg == null ? Optional.empty() : jpeg.xmp());
    }

    /** Pixels with the bits per channel that the file held. */
    record Decoded(Rgb8 pixels, int bitDepth) {}

    /** Decodes every {@code step}-th pixel of every {@code step}-th row. */
    Decoded decode(int step) throws IOException {
        return jpeg == null
                ? new RasterDecoder(bytes, format, step).decode()
                : new Decoded(new JpegDecoder(jpeg, step).decode(), 8);
    }
}
