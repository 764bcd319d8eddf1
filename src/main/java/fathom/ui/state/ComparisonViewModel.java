package fathom.ui.state;

import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Estimator;
import fathom.depth.DepthKind;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How tiles are put together and measured against each other. Changing it runs no network. */
public final class ComparisonViewModel {
    private static final double WIPE_STEP = 0.02;
    private static final double TURN_DEG = 15;
    private static final double OPACITY_STEP = 0.05;

    private final ObservableList<TileContent> tiles;
    private final ViewportViewModel viewport;
    private final MarkingViewModel marking;

    private final ObjectProperty<Arrangement> arrangement =
            new SimpleObjectProperty<>(Arrangement.GRID);
    private final ObjectProperty<GridChoice> grid =
            new SimpleObjectProperty<>(GridChoice.AUTOMATIC);
    private final ObjectProperty<WipeLine> wipe = new SimpleObjectProperty<>(WipeLine.UPRIGHT);
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.5);
    private final ObjectProperty<MatrixRows> rows =
            new SimpleObjectProperty<>(MatrixRows.PHOTOGRAPHS);
    private final StringProperty reference = new SimpleStringProperty("");
    private final ObjectProperty<RangeMode> rangeMode =
            new SimpleObjectProperty<>(RangeMode.PER_TILE);
    private final ObjectProperty<Difference> difference =
            new SimpleObjectProperty<>(Difference.ABSOLUTE);
    private final ObjectProperty<Optional<Alignment>> alignment =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Estimator> estimator =
            new SimpleObjectProperty<>(Estimator.LEAST_SQUARES);
    private final ObservableMap<String, TileLook> looks = FXCollections.observableHashMap();
    private final IntegerProperty isolines = new SimpleIntegerProperty(10);
    private final BooleanProperty measuring = new SimpleBooleanProperty();
    private final DoubleProperty sliceNear = new SimpleDoubleProperty(0);
    private final DoubleProperty sliceFar = new SimpleDoubleProperty(50);

    /**
     * @param tiles of every photograph its own, then those of depth
     */
    public ComparisonViewModel(ObservableList<TileContent> tiles, ViewportViewModel viewport) {
        this.tiles = tiles;
        this.viewport = viewport;
        this.marking = new MarkingViewModel(viewport);
    }

    /** What the user draws on the pictures. */
    public MarkingViewModel marking() {
        return marking;
    }

    // Properties

    public ObjectProperty<Arrangement> arrangementProperty() {
        return arrangement;
    }

    public ObjectProperty<GridChoice> gridProperty() {
        return grid;
    }

    /** What stands in rows when several photographs are shown. */
    public ObjectProperty<MatrixRows> rowsProperty() {
        return rows;
    }

    public ObjectProperty<WipeLine> wipeProperty() {
        return wipe;
    }

    /** How much of the selected tile is seen over the reference in an overlay, 0 to 1. */
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /** The role of the tile that the user made the reference; there may be none with it. */
    public StringProperty referenceProperty() {
        return reference;
    }

    public ObjectProperty<RangeMode> rangeModeProperty() {
        return rangeMode;
    }

    public ObjectProperty<Difference> differenceProperty() {
        return difference;
    }

    /** How maps are brought to the reference; empty for what their kinds ask for. */
    public ObjectProperty<Optional<Alignment>> alignmentProperty() {
        return alignment;
    }

    public ObjectProperty<Estimator> estimatorProperty() {
        return estimator;
    }

    /** By the tiles' roles; what is missing shows its depth. */
    public ObservableMap<String, TileLook> looks() {
        return looks;
    }

    /** About how many lines of equal value are drawn. */
    public IntegerProperty isolinesProperty() {
        return isolines;
    }

    /** The near end of a slice: the share of the picture, in percent, that is nearer. */
    public ReadOnlyDoubleProperty sliceNearProperty() {
        return sliceNear;
    }

    /** The far end of a slice, as {@link #sliceNearProperty}. */
    public ReadOnlyDoubleProperty sliceFarProperty() {
        return sliceFar;
    }

    /** Whether all maps are wanted in the reference's numbers, for charts. */
    public BooleanProperty measuringProperty() {
        return measuring;
    }

    // Derived values

    public TileLook lookOf(TileContent content) {
        return looks.getOrDefault(content.role(), TileLook.DEPTH);
    }

    /**
     * What a tile has to show: not every model states normals or how sure it is, and only a model
     * can be asked about the mirrored photograph.
     */
    public List<TileLook> looksFor(TileContent content) {
        return Arrays.stream(TileLook.values()).filter(content::has).toList();
    }

    /** Whether the tile is the {@link #referenceOf reference} of its photograph. */
    public boolean isReference(TileContent tile) {
        var reference = referenceOf(tile);
        return reference != null && reference.key().equals(tile.key());
    }

    public Alignment alignmentFor(DepthKind map, DepthKind against) {
        return alignment.get().orElseGet(() -> Alignment.usual(map, against));
    }

    /** What the selected tile is compared with; null without depth of its photograph. */
    public @Nullable TileContent referenceTile() {
        int selected = viewport.selectedTileProperty().get();
        return selected < tiles.size() ? referenceOf(tiles.get(selected)) : null;
    }

    /**
     * What a tile is compared with: of its own photograph the tile that the user chose, or the
     * first with depth where that has none; null without any.
     */
    public @Nullable TileContent referenceOf(TileContent tile) {
        int index = referenceIndexOf(tile);
        if (tiles.get(index).map() != null) return tiles.get(index);
        return tiles.stream()
                .filter(other -> other.isBeside(tile) && other.map() != null)
                .findFirst()
                .orElse(null);
    }

    /** The index of what the selected tile is compared with. */
    public int referenceIndex() {
        int selected = viewport.selectedTileProperty().get();
        return selected < tiles.size() ? referenceIndexOf(tiles.get(selected)) : 0;
    }

    /** Of a tile's own photograph the index of what the user chose, or else its first depth map. */
    public int referenceIndexOf(TileContent tile) {
        var own = indicesBeside(tile);
        return own.stream()
                .filter(i -> tiles.get(i).role().equals(reference.get()))
                .findFirst()
                .orElse(own.get(Math.min(1, own.size() - 1)));
    }

    /** The tiles of a tile's photograph, that itself first. */
    private List<Integer> indicesBeside(TileContent tile) {
        return IntStream.range(0, tiles.size())
                .filter(i -> tiles.get(i).isBeside(tile))
                .boxed()
                .toList();
    }

    /**
     * The reference and what it is compared with: the selected tile; where that is the reference
     * itself, the tile that was selected before, or else the first other depth map, or else the
     * photograph. Both are of one photograph.
     */
    public ComparisonPair pair() {
        int against = referenceIndex();
        int selected = viewport.selectedTileProperty().get();
        if (selected != against || tiles.isEmpty()) return new ComparisonPair(against, selected);
        var own = indicesBeside(tiles.get(against));
        int before = viewport.getPreviousTile();
        if (before != against && own.contains(before)) return new ComparisonPair(against, before);
        int other =
                own.stream().skip(1).filter(i -> i != against).findFirst().orElse(own.getFirst());
        return new ComparisonPair(against, other);
    }

    // Commands

    /** Keeps the far end behind. */
    public void setSliceNear(double percent) {
        sliceNear.set(Math.min(percent, 99));
        if (sliceFar.get() < sliceNear.get() + 1) sliceFar.set(sliceNear.get() + 1);
    }

    /** Keeps the near end in front. */
    public void setSliceFar(double percent) {
        sliceFar.set(Math.max(percent, 1));
        if (sliceNear.get() > sliceFar.get() - 1) sliceNear.set(sliceFar.get() - 1);
    }

    /** Makes the tile at {@code index} the one that the others are compared with. */
    public void makeReference(int index) {
        if (index >= 0 && index < tiles.size()) reference.set(tiles.get(index).role());
    }

    /** Shows a wipe; when there is one, the line turns to the next usual direction. */
    public void wipe() {
        if (arrangement.get() == Arrangement.WIPE) wipe.set(wipe.get().next());
        arrangement.set(Arrangement.WIPE);
    }

    /** Shows differences; when they are shown, the next kind of them. */
    public void difference() {
        if (arrangement.get() == Arrangement.DIFFERENCE) {
            difference.set(
                    switch (difference.get()) {
                        case ABSOLUTE -> Difference.RELATIVE;
                        case RELATIVE, SIGNED_RELATIVE -> Difference.SIGNED;
                        case SIGNED -> Difference.ABSOLUTE;
                    });
        }
        arrangement.set(Arrangement.DIFFERENCE);
    }

    /** The next way of comparing colours. */
    public void nextRangeMode() {
        rangeMode.set(
                switch (rangeMode.get()) {
                    case PER_TILE -> RangeMode.COMMON;
                    case COMMON -> RangeMode.ALIGNED;
                    case ALIGNED -> RangeMode.PER_TILE;
                });
    }

    public void look(TileContent content, TileLook look) {
        if (content.map() != null) looks.put(content.role(), look);
    }

    /** All depth tiles look like this, but no measured depth like what only a model has. */
    public void lookOfAll(TileLook look) {
        for (var tile : tiles) {
            if (look != TileLook.FLIP || !tile.isGroundTruth()) look(tile, look);
        }
    }

    /** The selected tile's next look. */
    public void nextLook() {
        int index = viewport.selectedTileProperty().get();
        if (index >= tiles.size()) return;
        var tile = tiles.get(index);
        var looks = looksFor(tile);
        look(tile, looks.get((looks.indexOf(lookOf(tile)) + 1) % looks.size()));
    }

    public void overlay() {
        arrangement.set(Arrangement.OVERLAY);
    }

    /** More of the selected tile (steps above 0) or of the reference, in a wipe or an overlay. */
    public void nudge(int steps) {
        switch (arrangement.get()) {
            case WIPE -> wipe.set(wipe.get().movedBy(-steps * WIPE_STEP));
            case OVERLAY -> opacity.set(Math.clamp(opacity.get() + steps * OPACITY_STEP, 0, 1));
            case GRID, DIFFERENCE -> {}
        }
    }

    /** Turns the line of a wipe, clockwise for steps above 0. */
    public void turn(int steps) {
        if (arrangement.get() == Arrangement.WIPE) wipe.set(wipe.get().turnedBy(steps * TURN_DEG));
    }
}
