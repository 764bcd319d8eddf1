package fathom.export.mesh;

import fathom.image.SrgbCurve;

/**
 * glTF's vertex colours are linear light, photographs are sRGB. Sixteen bits of linear light tell
 * all 256 levels of sRGB apart; eight would merge the darkest.
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
            linear[i] = Math.round(SrgbCurve.light(i / 255.0) * 0xffff);
        }
        return linear;
    }
}
