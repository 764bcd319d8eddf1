package fathom.export.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text of one weight and size in pixels an em. Lines are put at fractions of a pixel. */
record Lettering(Typeface face, double sizePx) {
    private static final String ELLIPSIS = "…";
    private static final String SEPARATOR = " · ";

    /** From the first letter's pen position to the position after the last. */
    double width(String text) {
        double width = 0;
        int[] letters = letters(text);
        for (int i = 0; i < letters.length; i++) width += advance(letters, i);
        return width;
    }

    /** The height of a line, with the room between lines. */
    int lineHeight() {
        return (int) Math.ceil(1.45 * sizePx);
    }

    /** The height of a capital letter. */
    double capHeight() {
        return -face.glyph('H').top() * sizePx / face.emPx();
    }

    /** Hears where each letter of a text stands. */
    @FunctionalInterface
    interface Speller {
        void letter(int codePoint, double pen);
    }

    /** Tells each letter's pen position, the first at x. */
    void spell(String text, double x, Speller speller) {
        double pen = x;
        int[] letters = letters(text);
        for (int i = 0; i < letters.length; i++) {
            speller.letter(letters[i], pen);
            pen += advance(letters, i);
        }
    }

    /** Paints the text's pixels, with the first letter's pen position at x. */
    void paint(Canvas canvas, String text, double x, double baseline, int rgb) {
        spell(text, x, (letter, pen) -> drawGlyph(canvas, face.glyph(letter), pen, baseline, rgb));
    }

    /** Draws so that capital letters stand in the middle of the box's height, cut to its width. */
    void drawIn(Surface surface, String text, Box box, int rgb) {
        double baseline = Math.rint(box.y() + (box.height() + capHeight()) / 2);
        surface.write(this, shortened(text, box.width()), box.x(), baseline, rgb);
    }

    /** The text, or its beginning and end with an ellipsis between when it is too wide. */
    String shortened(String text, double maxWidth) {
        if (width(text) <= maxWidth) return text;
        int[] points = text.codePoints().toArray();
        for (int kept = points.length - 1; kept > 0; kept--) {
            int head = (kept + 1) / 2;
            int tail = kept - head;
            String shorter =
                    new String(points, 0, head).stripTrailing()
                            + ELLIPSIS
                            + new String(points, points.length - tail, tail).stripLeading();
            if (width(shorter) <= maxWidth) return shorter;
        }
        return ELLIPSIS;
    }

    /** The facts side by side, in as many lines as the width asks for. */
    List<String> lines(List<String> facts, double maxWidth) {
        var lines = new ArrayList<String>();
        for (String fact : facts) {
            String together = lines.isEmpty() ? fact : lines.getLast() + SEPARATOR + fact;
            if (!lines.isEmpty() && width(together) <= maxWidth) {
                lines.set(lines.size() - 1, together);
            } else {
                lines.add(fact);
            }
        }
        return lines;
    }

    private double advance(int[] letters, int i) {
        double advance = face.glyph(letters[i]).advance();
        if (i + 1 < letters.length) advance += face.kerning(letters[i], letters[i + 1]);
        return advance * sizePx / face.emPx();
    }

    private void drawGlyph(Canvas canvas, Glyph glyph, double pen, double baseline, int rgb) {
        double perPixel = face.emPx() / sizePx;
        double left = pen + glyph.left() / perPixel;
        double top = baseline + glyph.top() / perPixel;
        int lastX = (int) Math.ceil(left + glyph.width() / perPixel);
        int lastY = (int) Math.ceil(top + glyph.height() / perPixel);
        for (int y = (int) Math.floor(top); y < lastY; y++) {
            for (int x = (int) Math.floor(left); x < lastX; x++) {
                double ink =
                        face.ink(
                                glyph,
                                (x - left) * perPixel,
                                (y - top) * perPixel,
                                perPixel,
                                perPixel);
                canvas.blend(x, y, rgb, ink);
            }
        }
    }

    /** Composed letters, without what has no shape on a single line. */
    private static int[] letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.CONTROL)
                .toArray();
    }
}
