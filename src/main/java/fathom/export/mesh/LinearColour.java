package fathom.export.mesh;

/**
 * glTF's vertex colours are linear light, photographs are sRGB (IEC 61966-2-1); eight bits of
 * linear light lose shadows that nobody sees in a cloud of points.
 */
final class LinearColour {
    private static final int[] LINEAR = table();

    private LinearColour() {}

    /** 0xRRGGBB as opaque bytes R, G, B, A of a little-endian integer. */
    static int packed(int rgb) {
        return LINEAR[rgb >> 16 & 0xff]
                | LINEAR[rgb >> 8 & 0xff] << 8
                | LINEAR[rgb & 0xff] << 16
                | 0xff000000;
    }

    private static int[] table() {
        int[] linear = new int[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            double light = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            linear[i] = (int) Math.round(light * 255);
        }
        return linear;
    }
}
