package fathom.export.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything on a sheet lies.
 *
 * @param footer of no height when there is none
 */
record SheetLayout(int width, int height, SheetType type, List<Cell> cells, Box footer) {
    /** Narrower pictures stand at the left of a cell that has room for words. */
    private static final int MIN_CELL_WIDTH = 340;

    /**
     * One picture with its words.
     *
     * @param legend of no height where the tile needs none
     */
    record Cell(Box title, List<Box> facts, Box picture, Box legend) {}

    /** A cell's width for pictures of the given width. */
    static int cellWidth(int pictureWidth) {
        return Math.max(MIN_CELL_WIDTH, pictureWidth);
    }

    /**
     * @param legends for each cell whether it has a legend
     * @param factLines of the tile that has most
     */
    static SheetLayout of(
            SheetGrid grid,
            List<Boolean> legends,
            SheetType type,
            int factLines,
            boolean hasFooter) {
        int margin = (int) Math.round(1.6 * type.title().sizePx());
        int cellWidth = cellWidth(grid.pictureWidth());
        var cells = new ArrayList<Cell>();
        int y = margin;
        for (int row = 0; row < grid.rows(); row++) {
            int rowEnd = y;
            for (int column = 0;
                    column < grid.columns() && cells.size() < legends.size();
                    column++) {
                int x = margin + column * (cellWidth + margin);
                Cell cell = cell(x, y, cellWidth, grid, type, factLines, legends.get(cells.size()));
                cells.add(cell);
                rowEnd = Math.max(rowEnd, cell.legend().bottom());
            }
            y = rowEnd + margin;
        }
        int width = margin + grid.columns() * (cellWidth + margin);
        int footerHeight = hasFooter ? type.small().lineHeight() : 0;
        var footer = new Box(margin, y, width - 2 * margin, footerHeight);
        int height = hasFooter ? footer.bottom() + margin / 2 : y;
        return new SheetLayout(width, height, type, List.copyOf(cells), footer);
    }

    private static Cell cell(
            int x,
            int y,
            int width,
            SheetGrid grid,
            SheetType type,
            int factLines,
            boolean hasLegend) {
        var title = new Box(x, y, width, type.title().lineHeight());
        var facts = new ArrayList<Box>();
        int factHeight = type.facts().lineHeight();
        for (int i = 0; i < factLines; i++) {
            facts.add(new Box(x, title.bottom() + i * factHeight, width, factHeight));
        }
        int pictureY = title.bottom() + factLines * factHeight + type.pictureGap();
        var picture = new Box(x, pictureY, grid.pictureWidth(), grid.pictureHeight());
        var legend =
                hasLegend
                        ? new Box(
                                x, picture.bottom() + type.pictureGap(), width, type.legendHeight())
                        : new Box(x, picture.bottom(), width, 0);
        return new Cell(title, List.copyOf(facts), picture, legend);
    }
}
