package fathom.ui.viewport;

import javafx.scene.layout.Region;

import java.util.List;

/**
 * Lays cells side by side, row by row, with a line between them.
 *
 * @param cellWidth of all but the last column, which takes what rounding leaves
 */
record TileMosaic(TileGrid grid, double width, double height, double cellWidth, double cellHeight) {
    private static final double LINE = 1;

    static TileMosaic of(TileGrid grid, double width, double height) {
        return new TileMosaic(
                grid,
                width,
                height,
                Math.floor((width - LINE * (grid.columns() - 1)) / grid.columns()),
                Math.floor((height - LINE * (grid.rows() - 1)) / grid.rows()));
    }

    /**
     * @param rest covers what an incomplete last row leaves free
     */
    void place(List<? extends Region> cells, Region rest) {
        for (int i = 0; i < cells.size(); i++) {
            int column = i % grid.columns();
            boolean lastColumn = column == grid.columns() - 1;
            double left = left(i);
            cells.get(i)
                    .resizeRelocate(
                            left, top(i), lastColumn ? width - left : cellWidth, cellHeight);
        }
        int next = cells.size();
        rest.setVisible(next / grid.columns() < grid.rows());
        rest.resizeRelocate(left(next), top(next), width - left(next), height - top(next));
    }

    private double left(int cell) {
        return cell % grid.columns() * (cellWidth + LINE);
    }

    private double top(int cell) {
        return Math.floorDiv(cell, grid.columns()) * (cellHeight + LINE);
    }
}
