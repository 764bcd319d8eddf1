package fathom.ui.viewport;

/** How many columns and rows of tiles show their pictures largest. */
record TileGrid(int columns, int rows) {

    /**
     * @param aspect width by height of the picture
     * @param furniture the height that a tile needs besides its picture
     */
    static TileGrid best(int tiles, double aspect, double width, double height, double furniture) {
        var best = new TileGrid(Math.max(1, tiles), 1);
        double largest = best.pictureHeight(aspect, width, height, furniture);
        for (int columns = tiles - 1; columns >= 1; columns--) {
            var grid = new TileGrid(columns, (tiles + columns - 1) / columns);
            double size = grid.pictureHeight(aspect, width, height, furniture);
            boolean fuller = grid.emptyCells(tiles) < best.emptyCells(tiles);
            if (size > largest * 1.001 || (fuller && size > largest * 0.98)) {
                best = grid;
                largest = size;
            }
        }
        return best;
    }

    private int emptyCells(int tiles) {
        return columns * rows - tiles;
    }

    private double pictureHeight(double aspect, double width, double height, double furniture) {
        return Math.min(width / columns / aspect, height / rows - furniture);
    }
}
