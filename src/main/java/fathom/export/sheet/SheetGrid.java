package fathom.export.sheet;

/**
 * How many tiles stand side by side, and how large a photograph is shown: reduced to what fits, or
 * enlarged by a whole factor when it is tiny.
 *
 * @param pictureWidth of every tile, and {@code pictureHeight}
 */
record SheetGrid(int columns, int rows, int pictureWidth, int pictureHeight) {
    private static final int MAX_SIDE = 900;

    /** Where one tile is a whole row, as panoramas ask for, it may be longer. */
    private static final int MAX_ROW = 1600;

    private static final int MAX_ROW_TOGETHER = 2700;
    private static final int ENLARGED_SIDE = 640;
    private static final double PLEASANT_ASPECT = 2;
    private static final double EMPTY_PLACE_PENALTY = 0.6;

    /** As the table says, or as {@link #choose} does. */
    static SheetGrid of(SheetTable table) {
        var first = table.first();
        int cells = table.cells().size();
        return table.columns() == 0
                ? choose(first.photoWidth(), first.photoHeight(), cells)
                : of(first.photoWidth(), first.photoHeight(), cells, table.columns());
    }

    /** The grid whose shape is nearest to a page's, with few places left empty. */
    static SheetGrid choose(int photoWidth, int photoHeight, int tiles) {
        SheetGrid best = of(photoWidth, photoHeight, tiles, 1);
        for (int columns = 2; columns <= tiles; columns++) {
            SheetGrid grid = of(photoWidth, photoHeight, tiles, columns);
            if (grid.flaw(tiles) < best.flaw(tiles)) best = grid;
        }
        return best;
    }

    private static SheetGrid of(int photoWidth, int photoHeight, int tiles, int columns) {
        int rows = (tiles + columns - 1) / columns;
        int maxWidth = columns == 1 ? MAX_ROW : Math.min(MAX_SIDE, MAX_ROW_TOGETHER / columns);
        double scale = Math.min((double) maxWidth / photoWidth, (double) MAX_SIDE / photoHeight);
        if (scale > 1) {
            int side = Math.min(maxWidth, ENLARGED_SIDE);
            scale = Math.max(1, side / Math.max(photoWidth, photoHeight));
        }
        return new SheetGrid(
                columns,
                rows,
                Math.max(1, (int) Math.round(scale * photoWidth)),
                Math.max(1, (int) Math.round(scale * photoHeight)));
    }

    private double flaw(int tiles) {
        double aspect = (double) columns * pictureWidth / ((double) rows * pictureHeight);
        return Math.abs(Math.log(aspect / PLEASANT_ASPECT))
                + EMPTY_PLACE_PENALTY * (columns * rows - tiles);
    }
}
