package fathom.geometry.bake;

/**
 * A picture that lies on a mesh by its texture coordinates; row by row from the top, linear.
 * Whoever asks for the samples only reads them: they are large and not copied.
 */
public final class BakedMap {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;

    BakedMap(int width, int height, int channels, byte[] samples) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** 3 for normals, 1 for occlusion. */
    public int channels() {
        return channels;
    }

    /** 0 to 255. */
    public byte[] samples() {
        return samples;
    }

    public int at(int x, int y, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xff;
    }
}
