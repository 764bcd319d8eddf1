package fathom.render;

/** Reads colours out of one level of a texture. */
final class Texels {
    private final int width;
    private final int height;
    private final int[] argb;

    Texels(Texture texture, int level) {
        width = texture.width(level);
        height = texture.height(level);
        argb = texture.argb(level);
    }

    static Texels[] levelsOf(Texture texture) {
        var levels = new Texels[texture.levelCount()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new Texels(texture, level);
        }
        return levels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int nearest(float u, float v) {
        int x = Math.clamp((int) (u * width), 0, width - 1);
        int y = Math.clamp((int) (v * height), 0, height - 1);
        return argb[y * width + x];
    }

    /** Between the four texels whose centres surround the place. */
    int blended(float u, float v) {
        float x = Math.clamp(u * width - 0.5f, 0, width - 1);
        float y = Math.clamp(v * height - 0.5f, 0, height - 1);
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        int across = (int) ((x - left) * 256);
        int down = (int) ((y - top) * 256);
        int upper = mix(argb[top * width + left], argb[top * width + right], across);
        int lower = mix(argb[bottom * width + left], argb[bottom * width + right], across);
        return mix(upper, lower, down);
    }

    private static int mix(int a, int b, int share) {
        int mask = 0xff00ff;
        int rest = 256 - share;
        int redBlue = (a & mask) * rest + (b & mask) * share;
        int green = (a >>> 8 & 0xff) * rest + (b >>> 8 & 0xff) * share;
        return 0xff000000 | (redBlue >>> 8 & mask) | (green & 0xff00);
    }

    static int shaded(int argb, float light) {
        int share = (int) (light * 256);
        int redBlue = (argb & 0xff00ff) * share;
        int green = (argb >>> 8 & 0xff) * share;
        return 0xff000000 | (redBlue >>> 8 & 0xff00ff) | (green & 0xff00);
    }
}
