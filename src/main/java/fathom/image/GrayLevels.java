package fathom.image;

import fathom.raster.ParallelRows;

import java.util.Optional;

/** Which sRGB colour each of the 256 levels of an 8-bit gray picture stands for. */
final class GrayLevels {
    private final byte[] rgbOfLevel;

    private GrayLevels(byte[] rgbOfLevel) {
        this.rgbOfLevel = rgbOfLevel;
    }

    /** Levels by a gray profile; without one, or with one of another kind, three equal channels. */
    static GrayLevels of(Optional<byte[]> profile) {
        var levels = new byte[256];
        var rgb = new byte[3 * 256];
        for (int level = 0; level < 256; level++) {
            levels[level] = (byte) level;
            rgb[3 * level] = (byte) level;
            rgb[3 * level + 1] = (byte) level;
            rgb[3 * level + 2] = (byte) level;
        }
        profile.flatMap(bytes -> IccConversion.of(bytes, 1))
                .ifPresent(conversion -> conversion.convert(levels, rgb, 256));
        return new GrayLevels(rgb);
    }

    byte[] toRgb(byte[] gray, int width, int height) {
        var rgb = new byte[Math.multiplyExact(3, gray.length)];
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    for (int i = from * width; i < to * width; i++) {
                        System.arraycopy(rgbOfLevel, 3 * (gray[i] & 0xff), rgb, 3 * i, 3);
                    }
                });
        return rgb;
    }

    /** Recolours pixels whose three channels are equal, in place. */
    void recolor(byte[] rgb, int width, int height) {
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    for (int at = 3 * from * width; at < 3 * to * width; at += 3) {
                        System.arraycopy(rgbOfLevel, 3 * (rgb[at] & 0xff), rgb, at, 3);
                    }
                });
    }
}
