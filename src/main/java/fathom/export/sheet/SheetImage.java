package fathom.export.sheet;

import fathom.raster.RgbRows;

/** A finished sheet: 8-bit sRGB, row-major from the top left. */
public final class SheetImage implements RgbRows {
    private final int width;
    private final int height;
    private final int[] rgb;

    /** Keeps the array. */
    SheetImage(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** The pixel as 0xRRGGBB. */
    public int rgbAt(int x, int y) {
        return rgb[y * width + x];
    }

    @Override
    public void copyRow(int y, byte[] target, int targetFrom) {
        int at = targetFrom;
        for (int i = y * width; i < (y + 1) * width; i++) {
            target[at++] = (byte) (rgb[i] >> 16);
            target[at++] = (byte) (rgb[i] >> 8);
            target[at++] = (byte) rgb[i];
        }
    }
}
