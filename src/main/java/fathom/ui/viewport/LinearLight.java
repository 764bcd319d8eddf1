package fathom.ui.viewport;

/** The sRGB transfer curve (IEC 61966-2-1) as tables: 8-bit sRGB to 16-bit linear and back. */
final class LinearLight {
    private static final int WHITE = 0xffff;

    private final int[] linear = new int[256];
    private final byte[] srgb = new byte[WHITE + 1];

    LinearLight() {
        for (int code = 0; code < linear.length; code++) {
            double c = code / 255.0;
            double light = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            linear[code] = (int) Math.round(light * WHITE);
        }
        for (int light = 0; light <= WHITE; light++) {
            double l = (double) light / WHITE;
            double c = l <= 0.0031308 ? l * 12.92 : 1.055 * Math.pow(l, 1 / 2.4) - 0.055;
            srgb[light] = (byte) Math.round(c * 255);
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
