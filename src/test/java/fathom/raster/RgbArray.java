package fathom.raster;

/** An RGB image in an array of interleaved bytes. */
final class RgbArray implements RgbRows {
    private final int width;
    private final int height;
    private final byte[] rgb;

    RgbArray(int width, int height, byte[] rgb) {
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

    @Override
    public void copyRow(int y, byte[] target, int targetFrom) {
        System.arraycopy(rgb, 3 * y * width, target, targetFrom, 3 * width);
    }
}
