package fathom.ui.viewport;

import fathom.color.ColorScale;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The photograph's tile and one for each depth map, with common zoom, pan and cursor. Tiles are
 * laid out so that their pictures are as large as possible.
 */
public final class ViewportView extends Region {
    private static final double LINE = 1;

    private final ViewportViewModel model;
    private final ObservableList<TileContent> contents;
    private final ObservableValue<Function<DepthMap, ColorScale>> colors;
    private final Executor worker;
    private final Runnable onRetry;
    private final PicturePreparation<Photo, PhotoPyramid> photos;
    private final PicturePreparation<FloatGrid, DepthPyramid> grids;
    private final List<TileView> tiles = new ArrayList<>();
    private final VBox empty = emptyNotice();

    /**
     * @param colors gives the colours of a map; changes when the colours of any map change
     * @param worker where pyramids are built and pictures for the clipboard painted
     * @param onRetry what the button of a failed tile does
     */
    public ViewportView(
            ViewportViewModel model,
            ObservableList<TileContent> contents,
            ObservableValue<Function<DepthMap, ColorScale>> colors,
            Executor worker,
            Runnable onRetry) {
        this.model = model;
        this.contents = contents;
        this.colors = colors;
        this.worker = worker;
        this.onRetry = onRetry;
        photos =
                new PicturePreparation<>(
                        PhotoPyramid::withoutHalvings, PhotoPyramid::of, worker, this::redraw);
        grids =
                new PicturePreparation<>(
                        DepthPyramid::withoutHalvings, DepthPyramid::of, worker, this::redraw);
        getStyleClass().add("viewport");
        getStylesheets().add(stylesheet());
        setFocusTraversable(true);
        contents.addListener((ListChangeListener<TileContent>) change -> refresh());
        model.zoomProperty().subscribe(this::redraw);
        model.centreXProperty().subscribe(this::redraw);
        model.centreYProperty().subscribe(this::redraw);
        model.cursorProperty().subscribe(this::point);
        model.selectedTileProperty().subscribe(this::redraw);
        model.blinkingProperty().subscribe(this::redraw);
        colors.subscribe(this::redraw);
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

    List<TileView> tiles() {
        return tiles;
    }

    private void refresh() {
        while (tiles.size() > contents.size()) tiles.removeLast();
        while (tiles.size() < contents.size()) {
            var tile = new TileView(onRetry);
            int index = tiles.size();
            ViewportGestures.install(tile, index, model, this::transform);
            tiles.add(tile);
        }
        for (int i = 0; i < tiles.size(); i++) tiles.get(i).describe(contents.get(i));
        getChildren().setAll(tiles);
        if (tiles.isEmpty()) getChildren().add(empty);
        forgetOldPyramids();
        redraw();
    }

    private void forgetOldPyramids() {
        var shownPhotos = new HashSet<Photo>();
        var shownGrids = new HashSet<FloatGrid>();
        for (var content : contents) {
            var photo = content.photo();
            var result = content.result();
            if (photo != null) shownPhotos.add(photo);
            if (result != null) shownGrids.add(result.map().grid());
        }
        photos.forgetAllBut(shownPhotos);
        grids.forgetAllBut(shownGrids);
    }

    /** Asks for new pictures; they are drawn once, with the next frame. */
    private void redraw() {
        requestLayout();
    }

    private void point(@Nullable PixelPosition at) {
        for (var tile : tiles) tile.point(at);
    }

    private @Nullable TilePicture pictureOf(int index) {
        if (index >= contents.size()) return null;
        var photo = contents.get(index).photo();
        if (photo != null) return new TilePicture.Photograph(photos.pyramidOf(photo));
        var result = contents.get(index).result();
        if (result == null) return null;
        var map = result.map();
        return new TilePicture.Depth(
                map, grids.pyramidOf(map.grid()), colors.getValue().apply(map));
    }

    /** The tile whose picture stands in the place of another's while blinking. */
    private int sourceOf(int index) {
        if (!model.blinkingProperty().get() || index != model.selectedTileProperty().get()) {
            return index;
        }
        return index == 0 && contents.size() > 1 ? 1 : 0;
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
        placeTiles();
        for (int i = 0; i < tiles.size(); i++) {
            TileView tile = tiles.get(i);
            tile.layout();
            tile.select(tiles.size() > 1 && i == model.selectedTileProperty().get());
            tile.show(pictureOf(sourceOf(i)), transform(tile.canvas()));
        }
    }

    private void placeTiles() {
        var grid =
                TileGrid.best(
                        tiles.size(), aspect(), getWidth(), getHeight(), TileView.FURNITURE_HEIGHT);
        double width = Math.floor((getWidth() - LINE * (grid.columns() - 1)) / grid.columns());
        double height = Math.floor((getHeight() - LINE * (grid.rows() - 1)) / grid.rows());
        for (int i = 0; i < tiles.size(); i++) {
            int column = i % grid.columns();
            int row = i / grid.columns();
            boolean lastColumn = column == grid.columns() - 1;
            double left = column * (width + LINE);
            tiles.get(i)
                    .resizeRelocate(
                            left,
                            row * (height + LINE),
                            lastColumn ? getWidth() - left : width,
                            height);
        }
        model.resizeTiles(width, Math.max(1, height - TileView.FURNITURE_HEIGHT));
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
