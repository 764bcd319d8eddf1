package fathom.image;

import fathom.raster.ParallelRows;

import org.jspecify.annotations.Nullable;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.BitSet;
import java.util.Optional;

/**
 * Turns a decoded image of any sample layout into 8-bit R, G, B. Samples are taken as they are
 * stored: no toolkit's idea of gray or alpha touches them, and alpha is dropped, not composited.
 */
final class SampleUnpacker {
    /**
     * What a decoder gave.
     *
     * @param colors what the samples mean; its own idea of premultiplied alpha is not asked
     * @param premultiplied whether colours were multiplied by alpha
     */
    record Samples(Raster raster, ColorModel colors, boolean premultiplied) {}

    private final Raster raster;
    private final ColorModel colors;
    private final boolean premultiplied;
    private final SampleScale scale;
    private final int width;
    private final int height;
    private final int bands;
    private final int colorBands;
    private final Optional<CmykColors> inks;

    SampleUnpacker(Samples decoded, Optional<byte[]> profile) {
        raster = decoded.raster();
        colors = decoded.colors();
        premultiplied = decoded.premultiplied();
        width = raster.getWidth();
        height = raster.getHeight();
        bands = raster.getNumBands();
        boolean isPalette = colors instanceof IndexColorModel;
        colorBands = isPalette ? 1 : Math.min(bands, colors.getNumColorComponents());
        boolean isCmyk = !isPalette && colors.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        inks = isCmyk ? Optional.of(new CmykColors(profile)) : Optional.empty();
        scale = SampleScale.of(raster, colors);
    }

    Rgb8 unpack() {
        var rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        var transparentRows = new BitSet[height];
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    var samples = new int[bands * width];
                    for (int y = from; y < to; y++) {
                        scale.readRow(raster, y, samples);
                        if (premultiplied && colors.hasAlpha()) {
                            divideByAlpha(samples);
                        }
                        putRow(samples, rgb, 3 * y * width);
                        transparentRows[y] = transparentIn(samples);
                    }
                });
        return new Rgb8(width, height, rgb, joined(transparentRows));
    }

    private void divideByAlpha(int[] samples) {
        for (int pixel = 0; pixel < samples.length; pixel += bands) {
            int alpha = samples[pixel + bands - 1];
            for (int band = pixel; alpha > 0 && band < pixel + bands - 1; band++) {
                samples[band] = Math.min(255, (samples[band] * 255 + alpha / 2) / alpha);
            }
        }
    }

    private void putRow(int[] samples, byte[] rgb, int at) {
        if (colors instanceof IndexColorModel palette) {
            putPaletteRow(palette, samples, rgb, at);
        } else if (inks.isPresent()) {
            inks.get().toRgb(samples, rgb, at);
        } else {
            int green = colorBands >= 3 ? 1 : 0;
            int blue = colorBands >= 3 ? 2 : 0;
            int out = at;
            for (int in = 0; in < samples.length; in += bands) {
                rgb[out] = (byte) samples[in];
                rgb[out + 1] = (byte) samples[in + green];
                rgb[out + 2] = (byte) samples[in + blue];
                out += 3;
            }
        }
    }

    private static void putPaletteRow(IndexColorModel palette, int[] samples, byte[] rgb, int at) {
        int out = at;
        for (int index : samples) {
            int argb = index < palette.getMapSize() ? palette.getRGB(index) : 0;
            rgb[out++] = (byte) (argb >> 16);
            rgb[out++] = (byte) (argb >> 8);
            rgb[out++] = (byte) argb;
        }
    }

    private @Nullable BitSet transparentIn(int[] samples) {
        if (!colors.hasAlpha()) {
            return null;
        }
        BitSet transparent = null;
        for (int x = 0; x < width; x++) {
            if (isTransparent(samples, x)) {
                transparent = transparent == null ? new BitSet(width) : transparent;
                transparent.set(x);
            }
        }
        return transparent;
    }

    private boolean isTransparent(int[] samples, int x) {
        if (colors instanceof IndexColorModel palette) {
            return samples[x] < palette.getMapSize() && palette.getAlpha(samples[x]) == 0;
        }
        return samples[bands * x + bands - 1] == 0;
    }

    private @Nullable BitSet joined(@Nullable BitSet[] rows) {
        BitSet joined = null;
        for (int y = 0; y < height; y++) {
            BitSet row = rows[y];
            if (row == null) {
                continue;
            }
            joined = joined == null ? new BitSet(width * height) : joined;
            for (int from = row.nextSetBit(0); from >= 0; ) {
                int to = row.nextClearBit(from);
                joined.set(y * width + from, y * width + to);
                from = row.nextSetBit(to);
            }
        }
        return joined;
    }
}
