package fathom.export.sheet;

import java.util.Arrays;

/** Pixels of 0xRRGGBB that sheets are drawn on. What lies outside is not drawn. */
final class Canvas implements Surface {
    /**
     * Ink is mixed with paper in a space between sRGB codes and light: light itself makes dark text
     * on white too thin, codes make it too heavy.
     */
    private static final double MIXING_GAMMA = 1.5;

    private final int width;
    private final int height;
    private final int[] rgb;

    Canvas(int width, int height, int paper) {
        this.width = width;
        this.height = height;
        rgb = new int[Math.multiplyExact(width, height)];
        Arrays.fill(rgb, paper);
    }

    void set(int x, int y, int colour) {
        if (x >= 0 && y >= 0 && x < width && y < height) rgb[y * width + x] = colour & 0xffffff;
    }

    @Override
    public void fill(Box box, int colour) {
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) set(x, y, colour);
        }
    }

    @Override
    public void picture(SheetImage picture, Box box) {
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                set(box.x() + x, box.y() + y, picture.rgbAt(x, y));
            }
        }
    }

    @Override
    public void write(Lettering lettering, String text, double x, double baseline, int rgb) {
        lettering.paint(this, text, x, baseline, rgb);
    }

    /** Covers a share, 0 to 1, of the pixel with the colour. */
    void blend(int x, int y, int colour, double share) {
        if (x < 0 || y < 0 || x >= width || y >= height || share <= 0) return;
        rgb[y * width + x] = mixed(rgb[y * width + x], colour, Math.min(share, 1));
    }

    /** The canvas must not be drawn on afterwards. */
    SheetImage toImage() {
        return new SheetImage(width, height, rgb);
    }

    private static int mixed(int under, int over, double share) {
        return channel(under >> 16, over >> 16, share) << 16
                | channel(under >> 8, over >> 8, share) << 8
                | channel(under, over, share);
    }

    private static int channel(int under, int over, double share) {
        double below = Math.pow((under & 0xff) / 255.0, MIXING_GAMMA);
        double above = Math.pow((over & 0xff) / 255.0, MIXING_GAMMA);
        double mixed = Math.pow(below + share * (above - below), 1 / MIXING_GAMMA);
        return (int) Math.round(255 * mixed);
    }
}
