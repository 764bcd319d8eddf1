package fathom.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes every format but JPEG: a library gives the samples, colours are handled here. */
final class RasterDecoder {
    private final byte[] bytes;
    private final ImageFormat format;
    private final int step;

    /**
     * @param step reads every {@code step}-th pixel of every {@code step}-th row
     */
    RasterDecoder(byte[] bytes, ImageFormat format, int step) {
        this.bytes = bytes;
        this.format = format;
        this.step = step;
    }

    ImageFile.Decoded decode() throws IOException {
        Optional<byte[]> profile = iccProfile();
        var stream = new ByteArrayImageInputStream(decoderBytes());
        try (var input = DecoderInput.open(format, stream)) {
            SampleUnpacker.Samples samples = samples(input.reader());
            ColorModel colors = samples.colors();
            boolean palette = colors instanceof IndexColorModel;
            Rgb8 pixels = new SampleUnpacker(samples, profile).unpack();
            if (profile.isPresent() && (palette || colors.getNumColorComponents() <= 3)) {
                toSrgb(pixels, profile.get(), !palette && colors.getNumColorComponents() == 1);
            }
            if (format == ImageFormat.GIF) {
                GifFile screen = GifFile.parse(bytes).around(input.reader());
                pixels = screen.place(pixels, GifFile.Frame.first(input.reader()), step);
            }
            return new ImageFile.Decoded(pixels, palette ? 8 : colors.getComponentSize(0));
        }
    }

    private Optional<byte[]> iccProfile() throws IOException {
        return switch (format) {
            case PNG -> PngFile.parse(bytes).iccProfile();
            case WEBP -> WebpFile.parse(bytes).iccProfile();
            case TIFF -> TiffFile.parse(bytes).iccProfile();
            case JPEG, BMP, GIF -> Optional.empty();
        };
    }

    private byte[] decoderBytes() throws UnreadableImageException {
        return format == ImageFormat.WEBP ? WebpFile.parse(bytes).withoutProfile() : bytes;
    }

    private SampleUnpacker.Samples samples(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        boolean premultiplied =
                format == ImageFormat.TIFF && TiffFile.parse(bytes).isPremultiplied();
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        int sampleType = type.getSampleModel().getDataType();
        boolean floats =
                sampleType == DataBuffer.TYPE_FLOAT || sampleType == DataBuffer.TYPE_DOUBLE;
        if (floats && reader.canReadRaster()) {
            Raster unclamped = reader.readRaster(0, param); // read() would clip at 1
            return new SampleUnpacker.Samples(unclamped, type.getColorModel(), premultiplied);
        }
        BufferedImage image = reader.read(0, param);
        return new SampleUnpacker.Samples(image.getRaster(), image.getColorModel(), premultiplied);
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
