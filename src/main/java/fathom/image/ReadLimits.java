package fathom.image;

/**
 * How large a photograph may be before it is refused unread.
 *
 * @param maxPixels width times height in pixels
 */
public record ReadLimits(long maxPixels) {
    public static final ReadLimits DEFAULT = ReadLimits.ofMegapixels(300);

    public ReadLimits {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("A limit needs at least 1 pixel, got " + maxPixels);
        }
    }

    public static ReadLimits ofMegapixels(double megapixels) {
        return new ReadLimits(Math.round(megapixels * 1e6));
    }
}
