package fathom.ui.viewport;

import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.PictureLink;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileKey;
import fathom.ui.state.TileMatrix;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The photograph's tile and one for each depth map, with common zoom, pan and cursor. Tiles are
 * laid out so that their pictures are as large as possible.
 */
public final class ViewportView extends Region {
    private final ViewportViewModel model;
    private final ObservableList<TileContent> contents;
    private final ComparisonViewModel comparison;
    private final ObservableValue<Map<TileKey, TileImage>> images;
    private final Executor worker;
    private final Actions actions;
    private final PicturePreparation<Photo, PhotoPyramid> photos;
    private final PicturePreparation<FloatGrid, DepthPyramid> grids;
    private final List<TileView> tiles = new ArrayList<>();
    private final PairView pair;
    private final Region filler = new Region();
    private final List<Region> gaps = new ArrayList<>();
    private final VBox empty = emptyNotice();
    private final SecondMapHint secondMapHint;

    /**
     * What buttons on the tiles do.
     *
     * @param retry runs again what failed
     * @param chooseModels shows the models that there are
     */
    public record Actions(Runnable retry, Runnable chooseModels) {}

    /**
     * @param images the tiles' pictures by their keys
     * @param worker where pyramids are built and pictures for the clipboard painted
     */
    public ViewportView(
            ViewportViewModel model,
            ComparisonViewModel comparison,
            ObservableList<TileContent> contents,
            ObservableValue<Map<TileKey, TileImage>> images,
            Executor worker,
            Actions actions) {
        this.model = model;
        this.contents = contents;
        this.comparison = comparison;
        this.images = images;
        this.worker = worker;
        this.actions = actions;
        this.secondMapHint = new SecondMapHint(actions.chooseModels());
        photos =
                new PicturePreparation<>(
                        PhotoPyramid::withoutHalvings, PhotoPyramid::of, worker, this::redraw);
        grids =
                new PicturePreparation<>(
                        DepthPyramid::withoutHalvings, DepthPyramid::of, worker, this::redraw);
        pair = new PairView(comparison, actions.retry());
        ViewportGestures.install(pair, model, comparison.marking(), this::transform);
        filler.getStyleClass().add("viewport-empty");
        getStyleClass().add("viewport");
        getStylesheets().add(stylesheet());
        setFocusTraversable(true);
        contents.addListener((ListChangeListener<TileContent>) change -> refresh());
        model.zoomProperty().subscribe(this::redraw);
        model.centreXProperty().subscribe(this::redraw);
        model.centreYProperty().subscribe(this::redraw);
        model.cursorProperty().subscribe(this::point);
        model.selectedTileProperty().subscribe(this::rearrange);
        model.blinkingProperty().subscribe(this::redraw);
        comparison.arrangementProperty().subscribe(this::rearrange);
        comparison.gridProperty().subscribe(this::rearrange);
        comparison.rowsProperty().subscribe(this::rearrange);
        comparison.referenceProperty().subscribe(this::redraw);
        images.subscribe(this::redraw);
        comparison.marking().profileProperty().subscribe(this::redraw);
        comparison.marking().frameProperty().subscribe(this::redraw);
        comparison.marking().firstPointProperty().subscribe(this::redraw);
        comparison.marking().pairs().subscribe(this::redraw);
        setOnKeyPressed(event -> ViewportGestures.onKey(model, event));
        refresh();
    }

    /**
     * Paints the whole picture of the selected tile at the photograph's size on a worker thread and
     * hands it over on the toolkit's; does nothing when the tile has none.
     */
    public void copySelectedTile(Consumer<Image> done) {
        var picture = pictureOf(model.selectedTileProperty().get());
        if (picture == null) return;
        var task =
                new Task<Image>() {
                    @Override
                    protected Image call() {
                        var argb = IntBuffer.wrap(picture.wholeArgb());
                        return new WritableImage(
                                new PixelBuffer<>(
                                        picture.width(),
                                        picture.height(),
                                        argb,
                                        PixelFormat.getIntArgbPreInstance()));
                    }
                };
        task.setOnSucceeded(event -> done.accept(task.getValue()));
        worker.execute(task);
    }

    /** Whose picture it is at a node; empty beside the pictures, and where there are none. */
    public Optional<LibraryItem> photographAt(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            int tile = at instanceof TileView view ? tiles.indexOf(view) : -1;
            if (tile >= 0) return Optional.of(contents.get(tile).key().photograph());
            if (at.equals(this)) return selectedPhotograph();
        }
        return Optional.empty();
    }

    private Optional<LibraryItem> selectedPhotograph() {
        int selected = model.selectedTileProperty().get();
        return selected < contents.size()
                ? Optional.of(contents.get(selected).key().photograph())
                : Optional.empty();
    }

    List<TileView> tiles() {
        return tiles;
    }

    PairView pair() {
        return pair;
    }

    private void refresh() {
        while (tiles.size() > contents.size()) tiles.removeLast();
        while (tiles.size() < contents.size()) tiles.add(newTile(tiles.size()));
        for (int i = 0; i < tiles.size(); i++) tiles.get(i).describe(contents.get(i));
        rearrange();
    }

    private TileView newTile(int index) {
        var tile =
                new TileView(
                        comparison.marking(),
                        actions.retry(),
                        look -> comparison.look(contents.get(index), look));
        tile.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    model.selectedTileProperty().set(index);
                    requestFocus();
                });
        ViewportGestures.install(tile, model, comparison.marking(), this::transform);
        return tile;
    }

    private boolean isPaired() {
        var arrangement = comparison.arrangementProperty().get();
        return contents.size() > 1
                && (arrangement == Arrangement.WIPE || arrangement == Arrangement.OVERLAY);
    }

    /** Puts those tiles into the view that the arrangement shows. */
    private void rearrange() {
        if (tiles.isEmpty()) getChildren().setAll(empty);
        else if (isPaired()) getChildren().setAll(pair);
        else {
            getChildren().setAll(filler);
            getChildren().addAll(cells().regions());
        }
        redraw();
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
        while (gaps.size() <= number) {
            var gap = new Region();
            gap.getStyleClass().add("viewport-empty");
            gaps.add(gap);
        }
        return gaps.get(number);
    }

    private boolean lacksSecondMap() {
        long depths = contents.stream().filter(content -> !content.isPhoto()).count();
        return comparison.arrangementProperty().get() == Arrangement.DIFFERENCE && depths < 2;
    }

    /** Asks for new pictures; they are drawn once, with the next frame. */
    private void redraw() {
        requestLayout();
    }

    private void point(@Nullable PixelPosition at) {
        for (var tile : tiles) tile.point(at);
        pair.point(at);
    }

    private @Nullable TilePicture pictureOf(int index) {
        if (index >= contents.size()) return null;
        return switch (imageOf(index)) {
            case null -> null;
            case TileImage.Pending _, TileImage.Missing _ -> null;
            case TileImage.OfPhoto(var photo) ->
                    new TilePicture.Photograph(photos.pyramidOf(photo));
            case TileImage.OfValues values ->
                    new TilePicture.Values(values, grids.pyramidOf(values.grid()));
            case TileImage.OfNormals normals ->
                    new TilePicture.Normals(normals, photos.pyramidOf(normals.colours()));
        };
    }

    private @Nullable TileImage imageOf(int index) {
        return images.getValue().get(contents.get(index).key());
    }

    private @Nullable PictureLink linkOf(@Nullable TilePicture picture) {
        if (picture == null) return null;
        return PictureLink.of(
                model.getPhotoWidth(), model.getPhotoHeight(), picture.width(), picture.height());
    }

    /** The tile whose picture stands in the place of another's while blinking. */
    private int sourceOf(int index) {
        if (!model.blinkingProperty().get() || index != model.selectedTileProperty().get()) {
            return index;
        }
        var compared = comparison.pair();
        return index == compared.reference() ? compared.other() : compared.reference();
    }

    private ViewTransform transform(Region area) {
        double zoom = model.getZoom();
        return new ViewTransform(
                zoom,
                area.getWidth() / 2 - model.getCentreX() * zoom,
                area.getHeight() / 2 - model.getCentreY() * zoom);
    }

    @Override
    protected void layoutChildren() {
        if (tiles.isEmpty()) {
            empty.resizeRelocate(0, 0, getWidth(), getHeight());
            return;
        }
        forgetOldPyramids();
        if (isPaired()) layoutPair();
        else layoutTiles();
    }

    private void forgetOldPyramids() {
        var shownPhotos = new HashSet<Photo>();
        var shownGrids = new HashSet<FloatGrid>();
        for (var content : contents) {
            switch (images.getValue().get(content.key())) {
                case null -> {}
                case TileImage.Pending _, TileImage.Missing _ -> {}
                case TileImage.OfNormals normals -> shownPhotos.add(normals.colours());
                case TileImage.OfPhoto(var photo) -> shownPhotos.add(photo);
                case TileImage.OfValues values -> shownGrids.add(values.grid());
            }
        }
        photos.forgetAllBut(shownPhotos);
        grids.forgetAllBut(shownGrids);
    }

    private void layoutPair() {
        pair.resizeRelocate(0, 0, getWidth(), getHeight());
        model.resizeTiles(getWidth(), Math.max(1, getHeight() - TileView.FURNITURE_HEIGHT));
        pair.layout();
        var compared = comparison.pair();
        boolean swapped = model.blinkingProperty().get();
        int below = swapped ? compared.other() : compared.reference();
        int above = swapped ? compared.reference() : compared.other();
        pair.describe(contents.get(below), contents.get(above));
        var ofBelow = pictureOf(below);
        var ofAbove = pictureOf(above);
        pair.show(
                ofBelow, linkOf(ofBelow), ofAbove, linkOf(ofAbove), transform(pair.pictureArea()));
    }

    private void layoutTiles() {
        var cells = cells();
        placeCells(cells);
        for (int i = 0; i < tiles.size(); i++) {
            if (cells.regions().contains(tiles.get(i))) layoutTile(tiles.get(i), i);
        }
    }

    private void layoutTile(TileView tile, int index) {
        var content = contents.get(index);
        tile.describe(contents.get(sourceOf(index)));
        tile.layout();
        tile.select(tiles.size() > 1 && index == model.selectedTileProperty().get());
        tile.markReference(tiles.size() > 2 && index == comparison.referenceIndexOf(content));
        boolean isDifference =
                comparison.arrangementProperty().get() == Arrangement.DIFFERENCE
                        && !comparison.isReference(content);
        boolean offersLooks =
                content.map() != null && !isDifference && tile.getWidth() >= TileView.ROOMY;
        tile.showLook(
                offersLooks ? comparison.lookOf(content) : null, comparison.looksFor(content));
        tile.showState(imageOf(sourceOf(index)));
        tile.showMarks(content.isBeside(contents.get(model.selectedTileProperty().get())));
        var picture = pictureOf(sourceOf(index));
        tile.show(picture, transform(tile.canvas()), linkOf(picture));
    }

    private void placeCells(Cells cells) {
        var grid =
                cells.columns() == 0
                        ? TileGrid.best(
                                cells.regions().size(),
                                aspect(),
                                getWidth(),
                                getHeight(),
                                TileView.FURNITURE_HEIGHT)
                        : new TileGrid(cells.columns(), cells.rows());
        var mosaic = TileMosaic.of(grid, getWidth(), getHeight());
        mosaic.place(cells.regions(), filler);
        model.resizeTiles(
                mosaic.cellWidth(), Math.max(1, mosaic.cellHeight() - TileView.FURNITURE_HEIGHT));
    }

    private double aspect() {
        return contents.stream()
                .map(TileContent::photo)
                .filter(Objects::nonNull)
                .findFirst()
                .map(photo -> (double) photo.width() / photo.height())
                .orElse(1.0);
    }

    private static VBox emptyNotice() {
        var icon = new FontIcon("fth-image");
        icon.getStyleClass().add("tile-notice-icon");
        var headline = new Label(Messages.text("viewport.empty"));
        headline.getStyleClass().add("tile-notice-headline");
        var hint = new Label(Messages.text("viewport.empty.hint"));
        hint.getStyleClass().add("tile-notice-detail");
        var box = new VBox(icon, headline, hint);
        box.getStyleClass().addAll("tile-notice", "viewport-empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static String stylesheet() {
        return Objects.requireNonNull(ViewportView.class.getResource("viewport.css"))
                .toExternalForm();
    }
}
