package fathom.export.sheet;

import java.util.ArrayList;
import java.util.List;

/** Marks of a sheet, in the order in which they cover each other, for formats that keep shapes. */
final class Drawing implements Surface {
    private final int width;
    private final int height;
    private final int paper;
    private final List<Mark> marks = new ArrayList<>();

    /** One thing that is drawn. Lengths are pixels of the sheet, y down. */
    sealed interface Mark {
        record Fill(Box box, int rgb) implements Mark {}

        record Picture(Box box, SheetImage image) implements Mark {}

        /** A text as the outlines of its letters. */
        record Text(String text, int rgb, List<Letter> letters) implements Mark {}
    }

    /**
     * A letter's outline.
     *
     * @param path SVG's words M, L, C and Z with absolute whole numbers, y down
     * @param scale from the outline's units to pixels
     */
    record Letter(String path, double x, double baseline, double scale) {}

    Drawing(int width, int height, int paper) {
        this.width = width;
        this.height = height;
        this.paper = paper;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int paper() {
        return paper;
    }

    List<Mark> marks() {
        return marks;
    }

    @Override
    public void fill(Box box, int colour) {
        marks.add(new Mark.Fill(box, colour & 0xffffff));
    }

    @Override
    public void picture(SheetImage picture, Box box) {
        marks.add(new Mark.Picture(box, picture));
    }

    @Override
    public void write(Lettering lettering, String text, double x, double baseline, int rgb) {
        var letters = new ArrayList<Letter>();
        double scale = lettering.sizePx() / GlyphOutlines.EM;
        lettering.spell(
                text,
                x,
                (letter, pen) -> {
                    String path = GlyphOutlines.of(lettering.face().weight(), letter);
                    if (!path.isEmpty()) letters.add(new Letter(path, pen, baseline, scale));
                });
        if (!letters.isEmpty()) marks.add(new Mark.Text(text, rgb & 0xffffff, letters));
    }
}
