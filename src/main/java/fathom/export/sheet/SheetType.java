package fathom.export.sheet;

/** The sizes of a sheet's text, and the spaces that follow from them. */
record SheetType(Lettering title, Lettering facts, Lettering small) {
    private static final double SMALLEST_PX = 20;
    private static final double LARGEST_PX = 36;

    /** On a page 17 cm wide, titles are then about 8 points high. */
    private static final double SHEET_PER_EM = 62;

    /** Wider letters would leave no room for a name. */
    private static final double CELL_PER_EM = 17;

    /** Grows with the sheet, so that it stays readable when a page is filled with it. */
    static SheetType forCells(int cellWidth, int columns) {
        double wishedPx = Math.min(columns * cellWidth / SHEET_PER_EM, cellWidth / CELL_PER_EM);
        double titlePx = Math.clamp(wishedPx, SMALLEST_PX, LARGEST_PX);
        Typeface regular = GlyphAtlas.face(GlyphAtlas.Weight.REGULAR);
        return new SheetType(
                new Lettering(GlyphAtlas.face(GlyphAtlas.Weight.SEMIBOLD), titlePx),
                new Lettering(regular, 0.74 * titlePx),
                new Lettering(regular, 0.68 * titlePx));
    }

    int pictureGap() {
        return (int) Math.round(0.6 * facts.sizePx());
    }

    int barHeight() {
        return (int) Math.round(small.sizePx());
    }

    int tickLength() {
        return Math.max(3, (int) Math.round(0.3 * small.sizePx()));
    }

    /** A colour bar, tick marks, and their numbers. */
    int legendHeight() {
        return barHeight() + tickLength() + small.lineHeight();
    }
}
