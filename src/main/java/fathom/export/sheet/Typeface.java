package fathom.export.sheet;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The letters of one weight, in pixels of the atlas. */
final class Typeface {
    private static final int MISSING = '\u25a1';

    private final GlyphAtlas.Weight weight;
    private final double emPx;
    private final int atlasWidth;
    private final byte[] coverage;
    private final Map<Integer, Glyph> glyphs = new HashMap<>();
    private final Map<Long, Double> kerning = new HashMap<>();

    Typeface(GlyphAtlas.Weight weight, double emPx, int atlasWidth, byte[] coverage) {
        this.weight = weight;
        this.emPx = emPx;
        this.atlasWidth = atlasWidth;
        this.coverage = coverage;
    }

    void add(int letter, Glyph glyph) {
        glyphs.put(letter, glyph);
    }

    void kern(int first, int second, double shift) {
        kerning.put(pair(first, second), shift);
    }

    GlyphAtlas.Weight weight() {
        return weight;
    }

    double emPx() {
        return emPx;
    }

    /** The letter, or an empty box for one that the font lacks. */
    Glyph glyph(int letter) {
        Glyph glyph = glyphs.getOrDefault(letter, glyphs.get(MISSING));
        if (glyph == null) throw new IllegalStateException("The font lacks its empty box");
        return glyph;
    }

    /** What is added to the first letter's advance when the second follows. */
    double kerning(int first, int second) {
        @Nullable Double shift = kerning.get(pair(first, second));
        return shift == null ? 0 : shift;
    }

    /** The mean ink, 0 to 1, in a rectangle whose origin is the glyph's upper left corner. */
    double ink(Glyph glyph, double left, double top, double width, double height) {
        double sum = 0;
        int lastY = (int) Math.min(glyph.height(), Math.ceil(top + height));
        int lastX = (int) Math.min(glyph.width(), Math.ceil(left + width));
        for (int y = Math.max(0, (int) top); y < lastY; y++) {
            double shareY = Math.min(y + 1, top + height) - Math.max(y, top);
            int row = (glyph.y() + y) * atlasWidth + glyph.x();
            for (int x = Math.max(0, (int) left); x < lastX; x++) {
                double shareX = Math.min(x + 1, left + width) - Math.max(x, left);
                sum += shareX * shareY * (coverage[row + x] & 0xff);
            }
        }
        return sum / (255 * width * height);
    }

    private static long pair(int first, int second) {
        return (long) first << 32 | second;
    }
}
