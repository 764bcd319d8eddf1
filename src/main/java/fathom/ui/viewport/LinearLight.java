package fathom.ui.viewport;

import fathom.image.SrgbCurve;

/** The curve of sRGB as tables: 8-bit codes to 16-bit linear light and back. */
final class LinearLight {
    private static final int WHITE = 0xffff;

    private final int[] linear = new int[256];
    private final byte[] srgb = new byte[WHITE + 1];

    LinearLight() {
        for (int code = 0; code < linear.length; code++) {
            linear[code] = (int) Math.round(SrgbCurve.light(code / 255.0) * WHITE);
        }
        for (int light = 0; light <= WHITE; light++) {
            srgb[light] = (byte) Math.round(255 * SrgbCurve.code((double) light / WHITE));
        }
    }

    /** The opaque 0xAARRGGBB whose light is the mean of the four. */
    int mean(int a, int b, int c, int d) {
        return 0xff000000
                | meanChannel(a >> 16, b >> 16, c >> 16, d >> 16) << 16
                | meanChannel(a >> 8, b >> 8, c >> 8, d >> 8) << 8
                | meanChannel(a, b, c, d);
    }

    private int meanChannel(int a, int b, int c, int d) {
        int sum = linear[a & 0xff] + linear[b & 0xff] + linear[c & 0xff] + linear[d & 0xff];
        return srgb[(sum + 2) >> 2] & 0xff;
    }
}
