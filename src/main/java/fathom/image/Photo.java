package fathom.image;

import fathom.raster.RgbRows;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * A photograph as the networks see it: 8-bit sRGB, upright (EXIF orientation applied), row-major
 * from the top left. Nobody changes it after it is built.
 */
public final class Photo implements RgbRows {
    private final String name;
    private final int width;
    private final int height;
    private final byte[] rgb;
    private final @Nullable BitSet transparent;
    private final PhotoFacts facts;

    private Photo(
            String name,
            int width,
            int height,
            byte[] rgb,
            @Nullable BitSet transparent,
            PhotoFacts facts) {
        if (width < 1
                || height < 1
                || rgb.length != Math.multiplyExact(3, Math.multiplyExact(width, height))) {
            throw new IllegalArgumentException(
                    "A photograph of %dx%d needs 3 bytes a pixel, got %d bytes"
                            .formatted(width, height, rgb.length));
        }
        this.name = name;
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.transparent = transparent;
        this.facts = facts;
    }

    /**
     * Keeps the arrays: the caller hands them over and keeps no reference.
     *
     * @param name the file's name with its extension, or a title for an image that has no file
     * @param rgb interleaved R, G, B
     * @param transparent bit y * width + x is set where the pixel is fully transparent; null when
     *     none is
     */
    public static Photo adopt(
            String name,
            int width,
            int height,
            byte[] rgb,
            @Nullable BitSet transparent,
            PhotoFacts facts) {
        return new Photo(name, width, height, rgb, transparent, facts);
    }

    public String name() {
        return name;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    public PhotoFacts facts() {
        return facts;
    }

    /** The pixel as 0xRRGGBB. */
    public int rgbAt(int x, int y) {
        int at = 3 * (y * width + x);
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
    }

    @Override
    public void copyRow(int y, byte[] target, int targetFrom) {
        System.arraycopy(rgb, 3 * y * width, target, targetFrom, 3 * width);
    }

    public boolean hasTransparency() {
        return transparent != null;
    }

    /** Whether the pixel is fully transparent and so has no depth. */
    public boolean isTransparent(int x, int y) {
        return transparent != null && transparent.get(y * width + x);
    }

    /**
     * A small version whose longer side has at most {@code maxSide} pixels, each the mean of those
     * that it covers; this one where it is small already. Its facts are those of the whole.
     */
    public Photo reduced(int maxSide) {
        if (Math.max(width, height) <= maxSide) return this;
        var small = Reduction.toFit(new Rgb8(width, height, rgb, transparent), maxSide);
        return new Photo(
                name, small.width(), small.height(), small.rgb(), small.transparent(), facts);
    }

    /** The same photograph with left and right exchanged, as a mirror shows it. */
    public Photo mirrored() {
        var flipped = new byte[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        rgb, 3 * (y * width + width - 1 - x), flipped, 3 * (y * width + x), 3);
            }
        }
        BitSet holes = null;
        if (transparent != null) {
            holes = new BitSet();
            for (int at = transparent.nextSetBit(0); at >= 0; at = transparent.nextSetBit(at + 1)) {
                holes.set(at / width * width + width - 1 - at % width);
            }
        }
        return new Photo(name, width, height, flipped, holes, facts);
    }
}
