package fathom.export.mesh;

import fathom.image.SrgbCurve;

/**
 * Halves pictures for the smaller levels of a texture: the mean over each target pixel's area, of
 * linear light, as graphics hardware does with sRGB textures.
 */
final class MipLevels {
    private static final int LIGHTS = 1 << 14;
    private static final float[] LIGHT = lights();
    private static final byte[] SRGB = values();

    private MipLevels() {}

    /** Down to one pixel. */
    static int count(int width, int height) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height));
    }

    static int halfOf(int side) {
        return Math.max(1, side / 2);
    }

    /**
     * @param rgb (height, width, 3), sRGB
     * @return (height / 2, width / 2, 3), each side rounded down but at least 1
     */
    static byte[] half(byte[] rgb, int width, int height) {
        int halfWidth = halfOf(width);
        int halfHeight = halfOf(height);
        float[] across = weights(width);
        float[] down = weights(height);
        byte[] half = new byte[3 * halfWidth * halfHeight];
        for (int y = 0; y < halfHeight; y++) {
            for (int x = 0; x < halfWidth; x++) {
                for (int band = 0; band < 3; band++) {
                    float light = 0;
                    for (int row = 0; row < 3; row++) {
                        float rowWeight = down[3 * y + row];
                        if (rowWeight == 0) continue;
                        for (int column = 0; column < 3; column++) {
                            float weight = rowWeight * across[3 * x + column];
                            if (weight == 0) continue;
                            int from = 3 * ((2 * y + row) * width + 2 * x + column) + band;
                            light += weight * LIGHT[rgb[from] & 0xff];
                        }
                    }
                    half[3 * (y * halfWidth + x) + band] = SRGB[Math.round(light * LIGHTS)];
                }
            }
        }
        return half;
    }

    /** Three for each target pixel x: of the pixels 2x, 2x + 1 and 2x + 2. */
    private static float[] weights(int side) {
        if (side == 1) return new float[] {1, 0, 0};
        int half = side / 2;
        float[] weights = new float[3 * half];
        for (int x = 0; x < half; x++) {
            boolean odd = side % 2 == 1;
            weights[3 * x] = odd ? (float) (half - x) / side : 0.5f;
            weights[3 * x + 1] = odd ? (float) half / side : 0.5f;
            weights[3 * x + 2] = odd ? (float) (x + 1) / side : 0;
        }
        return weights;
    }

    private static float[] lights() {
        float[] lights = new float[256];
        for (int value = 0; value < lights.length; value++) {
            lights[value] = (float) SrgbCurve.light(value / 255.0);
        }
        return lights;
    }

    private static byte[] values() {
        byte[] values = new byte[LIGHTS + 1];
        for (int i = 0; i <= LIGHTS; i++) {
            values[i] = (byte) Math.round(255 * SrgbCurve.code((double) i / LIGHTS));
        }
        return values;
    }
}
