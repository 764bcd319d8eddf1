package fathom.export.sheet;

/** What sheets are drawn on: pixels, or marks for a vector format. */
sealed interface Surface permits Canvas, Drawing {
    void fill(Box box, int colour);

    /** Puts a picture of the box's size into it. */
    void picture(SheetImage picture, Box box);

    /** Writes with the first letter's pen position at x. */
    void write(Lettering lettering, String text, double x, double baseline, int rgb);

    /** A line of one pixel around, outside of, the box. */
    default void frame(Box box, int colour) {
        fill(new Box(box.x() - 1, box.y() - 1, box.width() + 2, 1), colour);
        fill(new Box(box.x() - 1, box.bottom(), box.width() + 2, 1), colour);
        fill(new Box(box.x() - 1, box.y(), 1, box.height()), colour);
        fill(new Box(box.right(), box.y(), 1, box.height()), colour);
    }
}
