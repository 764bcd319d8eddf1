package fathom.image;

/**
 * How large a photograph may be before it is refused unread.
 *
 * @param maxPixels width times height in pixels
 * @param memoryBytes what decoding one photograph may take
 */
public record ReadLimits(long maxPixels, long memoryBytes) {
    public static final ReadLimits DEFAULT = ReadLimits.ofMegapixels(300);

    public ReadLimits {
        if (maxPixels < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "Limits need at least 1 pixel and 1 byte, got %d and %d"
                            .formatted(maxPixels, memoryBytes));
        }
    }

    /** As many megapixels as given, within the memory that this process may use at all. */
    public static ReadLimits ofMegapixels(double megapixels) {
        return new ReadLimits(Math.round(megapixels * 1e6), Runtime.getRuntime().maxMemory());
    }
}
