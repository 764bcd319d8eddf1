package fathom.export.sheet;

/** A rectangle of the sheet's pixels. */
record Box(int x, int y, int width, int height) {
    /** The largest part of these proportions, in the middle. */
    Box fitted(int ofWidth, int ofHeight) {
        double scale = Math.min((double) width / ofWidth, (double) height / ofHeight);
        int partWidth = Math.max(1, (int) Math.round(scale * ofWidth));
        int partHeight = Math.max(1, (int) Math.round(scale * ofHeight));
        // A pixel more or less is the cell's own rounding.
        if (width - partWidth <= 1) partWidth = width;
        if (height - partHeight <= 1) partHeight = height;
        return new Box(
                x + (width - partWidth) / 2, y + (height - partHeight) / 2, partWidth, partHeight);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }
}
