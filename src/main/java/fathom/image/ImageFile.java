package fathom.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Optional;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** An image file whose format is known and whose header has been read; nothing is decoded yet. */
final class ImageFile {
    private final byte[] bytes;
    private final ImageFormat format;
    private final int width;
    private final int height;
    private final @Nullable JpegFile jpeg;

    private ImageFile(
            byte[] bytes, ImageFormat format, int width, int height, @Nullable JpegFile jpeg) {
        this.bytes = bytes;
        this.format = format;
        this.width = width;
        this.height = height;
        this.jpeg = jpeg;
    }

    static ImageFile open(byte[] bytes) throws IOException {
        ImageFormat format = ImageFormat.of(bytes);
        if (format == ImageFormat.JPEG) {
            JpegFile jpeg = JpegFile.parse(bytes);
            return checked(new ImageFile(bytes, format, jpeg.width(), jpeg.height(), jpeg));
        }
        if (format == ImageFormat.TIFF) {
            TiffFile.parse(bytes); // refuses camera RAW before its preview passes for the picture
        }
        var stream = new ByteArrayImageInputStream(bytes);
        try (var input = DecoderInput.open(format, stream)) {
            ImageReader reader = input.reader();
            return checked(
                    new ImageFile(bytes, format, reader.getWidth(0), reader.getHeight(0), null));
        }
    }

    private static ImageFile checked(ImageFile file) throws UnreadableImageException {
        if (file.width < 1 || file.height < 1) {
            throw UnreadableImageException.damaged(
                    "says that it is %d x %d pixels".formatted(file.width, file.height));
        }
        return file;
    }

    ImageHeader header() {
        return new ImageHeader(width, height, format.label());
    }

    ExifFacts exif() throws UnreadableImageException {
        return ExifFacts.of(
                switch (format) {
                    case JPEG -> jpeg == null ? Optional.empty() : jpeg.exif();
                    case PNG -> PngFile.parse(bytes).exif();
                    case WEBP -> WebpFile.parse(bytes).exif();
                    case TIFF -> Optional.of(bytes);
                    case BMP, GIF -> Optional.empty();
                });
    }

    private Optional<byte[]> iccProfile() throws IOException {
        return switch (format) {
            case JPEG -> jpeg == null ? Optional.empty() : jpeg.iccProfile();
            case PNG -> PngFile.parse(bytes).iccProfile();
            case WEBP -> WebpFile.parse(bytes).iccProfile();
            case TIFF -> TiffFile.parse(bytes).iccProfile();
            case BMP, GIF -> Optional.empty();
        };
    }

    /** Pixels with the bits per channel that the file held. */
    record Decoded(Rgb8 pixels, int bitDepth) {}

    /** Decodes every {@code step}-th pixel of every {@code step}-th row. */
    Decoded decode(int step) throws IOException {
        if (jpeg != null) {
            return new Decoded(new JpegDecoder(jpeg, step).decode(), 8);
        }
        Optional<byte[]> profile = iccProfile();
        BufferedImage image = readImage(step);
        ColorModel colors = image.getColorModel();
        Rgb8 pixels = new SampleUnpacker(image, profile).unpack();
        boolean palette = colors instanceof IndexColorModel;
        if (profile.isPresent() && (palette || colors.getNumColorComponents() <= 3)) {
            toSrgb(pixels, profile.get(), !palette && colors.getNumColorComponents() == 1);
        }
        return new Decoded(pixels, palette ? 8 : colors.getComponentSize(0));
    }

    private BufferedImage readImage(int step) throws IOException {
        var stream = new ByteArrayImageInputStream(bytes);
        try (var input = DecoderInput.open(format, stream)) {
            ImageReadParam param = input.reader().getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return input.reader().read(0, param);
        }
    }

    private static void toSrgb(Rgb8 pixels, byte[] profile, boolean gray) {
        if (gray) {
            GrayLevels.of(Optional.of(profile))
                    .recolor(pixels.rgb(), pixels.width(), pixels.height());
        }
        IccConversion.of(profile, 3)
                .ifPresent(
                        conversion ->
                                conversion.convertRgb(
                                        pixels.rgb(), pixels.width(), pixels.height()));
    }
}
