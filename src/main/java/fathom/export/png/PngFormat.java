package fathom.export.png;

/**
 * The kinds of PNG that Fathom writes.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#11IHDR">PNG, table 10</a>
 */
public enum PngFormat {
    /** One sample of 16 bits, big-endian. */
    GRAY_16(16, 0, 2),
    /** R, G, B of 16 bits, big-endian. */
    RGB_16(16, 2, 6),
    /** R, G, B of 8 bits. */
    RGB_8(8, 2, 3),
    /** R, G, B, alpha of 8 bits; colours not multiplied by alpha. */
    RGBA_8(8, 6, 4);

    final int bitDepth;
    final int colourType;
    final int bytesPerPixel;

    PngFormat(int bitDepth, int colourType, int bytesPerPixel) {
        this.bitDepth = bitDepth;
        this.colourType = colourType;
        this.bytesPerPixel = bytesPerPixel;
    }

    public int bytesPerPixel() {
        return bytesPerPixel;
    }
}
