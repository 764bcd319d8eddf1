package fathom.ui.viewport;

import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileMatrix;
import fathom.ui.state.ViewportViewModel;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which tiles stand side by side, and where. */
final class TileCells {
    private final ViewportViewModel model;
    private final ComparisonViewModel comparison;
    private final ObservableList<TileContent> contents;
    private final List<TileView> tiles;
    private final SecondMapHint secondMapHint;
    private final Region filler = blank();
    private final List<Region> gaps = new ArrayList<>();

    /**
     * @param tiles one for each content, as long as the viewport lives
     */
    TileCells(
            ViewportViewModel model,
            ComparisonViewModel comparison,
            ObservableList<TileContent> contents,
            List<TileView> tiles,
            SecondMapHint secondMapHint) {
        this.model = model;
        this.comparison = comparison;
        this.contents = contents;
        this.tiles = tiles;
        this.secondMapHint = secondMapHint;
    }

    /** All that is shown. */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        nodes.add(filler);
        nodes.addAll(cells().regions());
        return nodes;
    }

    /** Lays them out and tells the view model how large their pictures are. */
    void place(double width, double height) {
        var cells = cells();
        var grid =
                cells.columns() == 0
                        ? TileGrid.best(
                                cells.regions().size(),
                                aspect(),
                                width,
                                height,
                                TileView.furnitureHeight(height))
                        : new TileGrid(cells.columns(), cells.rows());
        var mosaic = TileMosaic.of(grid, width, height);
        mosaic.place(cells.regions(), filler);
        model.resizeTiles(
                mosaic.cellWidth(), Math.max(1, TileView.pictureHeight(mosaic.cellHeight())));
    }

    /**
     * What stands side by side: tiles, and the hint where a difference lacks its second map.
     *
     * @param columns 0 for as many as show the pictures largest
     */
    private record Cells(int columns, int rows, List<Region> regions) {}

    private Cells cells() {
        int selected = Math.min(model.selectedTileProperty().get(), tiles.size() - 1);
        var grid = comparison.gridProperty().get();
        if (TileMatrix.isNeeded(contents)) return cells(matrix().page(selected, grid));
        int first = grid.pageStart(selected);
        int last =
                grid.isAutomatic()
                        ? tiles.size()
                        : Math.min(tiles.size(), first + grid.columns() * grid.rows());
        var regions = new ArrayList<Region>(tiles.subList(first, last));
        if (lacksSecondMap()) regions.add(secondMapHint);
        return new Cells(grid.columns(), grid.rows(), regions);
    }

    private TileMatrix matrix() {
        return TileMatrix.of(contents, comparison.rowsProperty().get());
    }

    private Cells cells(TileMatrix matrix) {
        var regions = new ArrayList<Region>();
        for (int tile : matrix.cells()) {
            regions.add(tile == TileMatrix.NONE ? gap(regions.size()) : tiles.get(tile));
        }
        return new Cells(matrix.columns(), matrix.rows(), regions);
    }

    /** Where a photograph lacks what others have. */
    private Region gap(int number) {
        while (gaps.size() <= number) gaps.add(blank());
        return gaps.get(number);
    }

    private boolean lacksSecondMap() {
        long depths = contents.stream().filter(content -> !content.isPhoto()).count();
        return comparison.arrangementProperty().get() == Arrangement.DIFFERENCE && depths < 2;
    }

    private double aspect() {
        return contents.stream()
                .map(TileContent::photo)
                .filter(Objects::nonNull)
                .findFirst()
                .map(photo -> (double) photo.width() / photo.height())
                .orElse(1.0);
    }

    private static Region blank() {
        var region = new Region();
        region.getStyleClass().add("viewport-empty");
        return region;
    }
}
