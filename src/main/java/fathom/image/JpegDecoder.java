package fathom.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import fathom.raster.ParallelRows;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageReadParam;

/**
 * Decodes JPEG straight into the arrays that a photograph keeps. The JDK's libjpeg does the
 * decoding; colour models, ink and profiles are handled here.
 */
final class JpegDecoder {
    private final JpegFile jpeg;
    private final int step;
    private final int width;
    private final int height;

    /**
     * @param step reads every {@code step}-th pixel of every {@code step}-th row
     */
    JpegDecoder(JpegFile jpeg, int step) {
        this.jpeg = jpeg;
        this.step = step;
        width = (jpeg.width() + step - 1) / step;
        height = (jpeg.height() + step - 1) / step;
    }

    Rgb8 decode() throws IOException {
        var stream = new ByteArrayImageInputStream(jpeg.forDecoder());
        try (var input = DecoderInput.open(ImageFormat.JPEG, stream)) {
            byte[] rgb =
                    switch (jpeg.colors()) {
                        case GRAY -> gray(input);
                        case RGB, YCBCR -> rgb(input);
                        case CMYK, YCCK -> cmyk(input);
                    };
            checkComplete(input);
            return new Rgb8(width, height, rgb);
        }
    }

    private void checkComplete(DecoderInput input) throws UnreadableImageException {
        boolean missing = input.warnings().stream().anyMatch(JpegDecoder::saysDataAreMissing);
        if (missing || !jpeg.isComplete()) {
            throw UnreadableImageException.damaged(
                    "is a JPEG file that is cut off or damaged (picture data are missing)");
        }
    }

    /** By libjpeg's words for data that end within a scan, or at a restart marker. */
    private static boolean saysDataAreMissing(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end") || text.contains("instead of rst");
    }

    private byte[] rgb(DecoderInput input) throws IOException {
        var rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        readInto(input, rgb, 3, ColorSpace.CS_sRGB);
        conversion(3).ifPresent(conversion -> conversion.convertRgb(rgb, width, height));
        return rgb;
    }

    private byte[] gray(DecoderInput input) throws IOException {
        var gray = new byte[Math.multiplyExact(width, height)];
        readInto(input, gray, 1, ColorSpace.CS_GRAY);
        var rgb = GrayLevels.of(jpeg.iccProfile()).toRgb(gray, width, height);
        conversion(3).ifPresent(conversion -> conversion.convertRgb(rgb, width, height));
        return rgb;
    }

    private void readInto(DecoderInput input, byte[] samples, int channels, int colorSpace)
            throws IOException {
        var offsets = channels == 3 ? new int[] {0, 1, 2} : new int[] {0};
        var raster =
                Raster.createInterleavedRaster(
                        new DataBufferByte(samples, samples.length),
                        width,
                        height,
                        channels * width,
                        channels,
                        offsets,
                        null);
        var colors =
                new ComponentColorModel(
                        ColorSpace.getInstance(colorSpace),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        ImageReadParam param = param(input);
        param.setDestination(new BufferedImage(colors, raster, false, null));
        input.reader().read(0, param);
    }

    private ImageReadParam param(DecoderInput input) {
        ImageReadParam param = input.reader().getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private byte[] cmyk(DecoderInput input) throws IOException {
        Raster raster = input.reader().readRaster(0, param(input));
        if (raster.getNumBands() != 4) {
            throw UnreadableImageException.damaged("is a JPEG file with odd colour channels");
        }
        var ink = new CmykColors(jpeg.iccProfile());
        boolean ycck = jpeg.colors() == JpegFile.Colors.YCCK;
        boolean inverted = jpeg.hasInvertedInk();
        var rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    var samples = new int[4 * width];
                    for (int y = from; y < to; y++) {
                        raster.getPixels(0, y, width, 1, samples);
                        if (ycck) {
                            CmykColors.fromYcck(samples);
                        }
                        if (inverted) {
                            CmykColors.invert(samples);
                        }
                        ink.toRgb(samples, rgb, 3 * y * width);
                    }
                });
        return rgb;
    }

    private Optional<IccConversion> conversion(int channels) {
        return jpeg.iccProfile().flatMap(profile -> IccConversion.of(profile, channels));
    }
}
