package fathom.export.film;

/** Colours that are not multiplied by their alpha. */
final class Straight {
    private Straight() {}

    /** Of a premultiplied 0xAARRGGBB. */
    static int of(int premultiplied) {
        int alpha = premultiplied >>> 24;
        if (alpha == 0xff) return premultiplied;
        if (alpha == 0) return 0;
        return alpha << 24
                | divided(premultiplied >> 16 & 0xff, alpha) << 16
                | divided(premultiplied >> 8 & 0xff, alpha) << 8
                | divided(premultiplied & 0xff, alpha);
    }

    private static int divided(int channel, int alpha) {
        return Math.min(255, (channel * 255 + alpha / 2) / alpha);
    }
}
