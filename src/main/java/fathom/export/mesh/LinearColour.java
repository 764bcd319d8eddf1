package fathom.export.mesh;

/**
 * glTF's vertex colours are linear light, photographs are sRGB (IEC 61966-2-1). Sixteen bits of
 * linear light tell all 256 levels of sRGB apart; eight would merge the darkest.
 */
final class LinearColour {
    private static final long[] LINEAR = table();
    private static final long OPAQUE = 0xffffL << 48;

    private LinearColour() {}

    /** 0xRRGGBB as opaque 16-bit R, G, B, A of a little-endian long. */
    static long packed(int rgb) {
        return LINEAR[rgb >> 16 & 0xff]
                | LINEAR[rgb >> 8 & 0xff] << 16
                | LINEAR[rgb & 0xff] << 32
                | OPAQUE;
    }

    private static long[] table() {
        long[] linear = new long[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            double light = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            linear[i] = Math.round(light * 0xffff);
        }
        return linear;
    }
}
