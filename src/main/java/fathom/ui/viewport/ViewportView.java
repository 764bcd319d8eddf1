package fathom.ui.viewport;

import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileKey;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;
import java.util.ArrayList;
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
    private final Executor worker;
    private final Actions actions;
    private final TilePictures pictures;
    private final List<TileView> tiles = new ArrayList<>();
    private final PairView pair;
    private final TileCells cells;
    private final EmptyViewport empty = new EmptyViewport();

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
        this.worker = worker;
        this.actions = actions;
        this.cells =
                new TileCells(
                        model,
                        comparison,
                        contents,
                        tiles,
                        new SecondMapHint(actions.chooseModels()));
        this.pictures = new TilePictures(model, contents, images, worker, this::redraw);
        pair = new PairView(comparison, actions.retry());
        ViewportGestures.install(pair, model, comparison.marking(), this::transform);
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
        var picture = pictures.of(model.selectedTileProperty().get());
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
            getChildren().setAll(cells.nodes());
        }
        redraw();
    }

    /** Asks for new pictures; they are drawn once, with the next frame. */
    private void redraw() {
        requestLayout();
    }

    private void point(@Nullable PixelPosition at) {
        for (var tile : tiles) tile.point(at);
        pair.point(at);
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
        pictures.forgetOld();
        if (isPaired()) layoutPair();
        else layoutTiles();
    }

    private void layoutPair() {
        pair.resizeRelocate(0, 0, getWidth(), getHeight());
        model.resizeTiles(getWidth(), Math.max(1, TileView.pictureHeight(getHeight())));
        pair.layout();
        var compared = comparison.pair();
        boolean swapped = model.blinkingProperty().get();
        int below = swapped ? compared.other() : compared.reference();
        int above = swapped ? compared.reference() : compared.other();
        pair.describe(contents.get(below), contents.get(above));
        var ofBelow = pictures.of(below);
        var ofAbove = pictures.of(above);
        pair.show(
                ofBelow,
                pictures.linkOf(ofBelow),
                ofAbove,
                pictures.linkOf(ofAbove),
                transform(pair.pictureArea()));
    }

    private void layoutTiles() {
        cells.place(getWidth(), getHeight());
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).getParent() == this) layoutTile(tiles.get(i), i);
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
        tile.showState(pictures.imageOf(sourceOf(index)));
        tile.showMarks(content.isBeside(contents.get(model.selectedTileProperty().get())));
        var picture = pictures.of(sourceOf(index));
        tile.show(picture, transform(tile.canvas()), pictures.linkOf(picture));
    }

    private static String stylesheet() {
        return Objects.requireNonNull(ViewportView.class.getResource("viewport.css"))
                .toExternalForm();
    }
}
