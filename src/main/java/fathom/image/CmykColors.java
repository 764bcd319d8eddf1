package fathom.image;

import java.util.Optional;

/** Printing inks as sRGB: by the embedded profile, else by the plain mixture that Pillow uses. */
final class CmykColors {
    private final Optional<IccConversion> conversion;

    CmykColors(Optional<byte[]> profile) {
        conversion = profile.flatMap(bytes -> IccConversion.of(bytes, 4));
    }

    /** JFIF's YCbCr to RGB, then C = 255 - R and so on; K stays (libjpeg's YCCK). */
    static void fromYcck(int[] samples) {
        for (int i = 0; i < samples.length; i += 4) {
            double luma = samples[i];
            double blue = samples[i + 1] - 128;
            double red = samples[i + 2] - 128;
            samples[i] = 255 - clip(luma + 1.402 * red);
            samples[i + 1] = 255 - clip(luma - 0.344136286 * blue - 0.714136286 * red);
            samples[i + 2] = 255 - clip(luma + 1.772 * blue);
        }
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.rint(value)));
    }

    static void invert(int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 255 - samples[i];
        }
    }

    /** Converts a row of C, M, Y, K (255 = full ink) to R, G, B from {@code rgbFrom} on. */
    void toRgb(int[] samples, byte[] rgb, int rgbFrom) {
        if (conversion.isPresent()) {
            var inks = new byte[samples.length];
            for (int i = 0; i < samples.length; i++) {
                inks[i] = (byte) samples[i];
            }
            var converted = new byte[samples.length / 4 * 3];
            conversion.get().convert(inks, converted, samples.length / 4);
            System.arraycopy(converted, 0, rgb, rgbFrom, converted.length);
            return;
        }
        int out = rgbFrom;
        for (int i = 0; i < samples.length; i += 4) {
            int paper = 255 - samples[i + 3];
            for (int ink = 0; ink < 3; ink++) {
                rgb[out++] = (byte) (paper - (paper * samples[i + ink] + 127) / 255);
            }
        }
    }
}
