package fathom.image;

/**
 * The transfer curve of sRGB (IEC 61966-2-1), which photographs are in: between codes, as they are
 * stored, and linear light, in which light adds up. Both from 0 to 1.
 */
public final class SrgbCurve {
    private SrgbCurve() {}

    public static double light(double code) {
        return code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4);
    }

    public static double code(double light) {
        return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}
