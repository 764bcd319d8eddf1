package fathom.export.sheet;

/** A rectangle of the sheet's pixels. */
record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }
}
