package fathom.ui.state;

import fathom.image.Photo;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthResult;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The window's state: the shown picture, its depth by every chosen model, and what follows when
 * either changes. Lives on one thread, the delivery thread of its job runners.
 */
public final class WorkbenchViewModel {
    private final PhotoSource photos;
    private final JobRunner photoReader;
    private final JobRunner inference;

    private final LibraryViewModel library;
    private final ModelsViewModel models;
    private final StatusViewModel status = new StatusViewModel();
    private final ViewportViewModel viewport = new ViewportViewModel();
    private final DepthViewModel depth = new DepthViewModel();
    private final SceneViewModel scene = new SceneViewModel();

    private final ReadOnlyObjectWrapper<@Nullable Photo> photo = new ReadOnlyObjectWrapper<>();
    private final ObservableList<TileContent> tiles = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<TileContent> shownTiles =
            FXCollections.unmodifiableObservableList(tiles);

    private final TileImagesViewModel images;
    private final GroundTruthViewModel groundTruth;
    private final EvaluationViewModel evaluation;
    private final ComparisonViewModel comparison = new ComparisonViewModel(shownTiles, viewport);

    private final ObjectBinding<@Nullable DepthResult> activeResult;
    private final ObjectBinding<List<Reading>> readings;
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.SPLIT);
    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(Appearance.DARK);

    private final Estimation estimation;
    private final TileDescription description;
    private @Nullable OpenPhoto open;

    /** The threads that work for the window. */
    public record Runners(JobRunner photoReader, JobRunner thumbnails, JobRunner inference) {}

    /**
     * @param cacheBytes how much depth is kept of pictures that are not shown
     */
    public WorkbenchViewModel(
            PhotoSource photos,
            DepthSource depths,
            List<ModelCard> cards,
            Runners runners,
            long cacheBytes) {
        this.photos = photos;
        this.photoReader = runners.photoReader();
        this.inference = runners.inference();
        this.library = new LibraryViewModel(photos, runners.thumbnails(), status::notify);
        this.models = new ModelsViewModel(cards);
        this.description = new TileDescription(models);
        this.estimation =
                new Estimation(
                        depths,
                        inference,
                        models,
                        cacheBytes,
                        new Estimation.Listener(this::remember, this::refresh));
        this.groundTruth = new GroundTruthViewModel(photoReader, status::notify);
        this.evaluation = new EvaluationViewModel(this, photoReader);
        this.images =
                new TileImagesViewModel(
                        this, depths, new TileImagesViewModel.Runners(photoReader, inference));
        this.activeResult =
                Bindings.createObjectBinding(
                        this::findActiveResult, tiles, viewport.selectedTileProperty());
        this.readings = new CursorReadings(this).binding();
        library.currentProperty().subscribe(this::show);
        groundTruth.loadedProperty().subscribe(this::showGroundTruth);
        library.onRemoved(groundTruth::forget);
        library.onRemoved(estimation::forget);
        models.selected().addListener((ListChangeListener<ModelCard>) change -> estimate());
        models.sideProperty().subscribe(side -> estimate());
    }

    // Parts

    public LibraryViewModel library() {
        return library;
    }

    public ModelsViewModel models() {
        return models;
    }

    public StatusViewModel status() {
        return status;
    }

    public ViewportViewModel viewport() {
        return viewport;
    }

    public ComparisonViewModel comparison() {
        return comparison;
    }

    /** Measured depth of the shown photograph. */
    public GroundTruthViewModel groundTruth() {
        return groundTruth;
    }

    /** The shown depth against ground truth. */
    public EvaluationViewModel evaluation() {
        return evaluation;
    }

    /** What the tiles draw. */
    public TileImagesViewModel images() {
        return images;
    }

    public DepthViewModel depth() {
        return depth;
    }

    public SceneViewModel scene() {
        return scene;
    }

    // Properties

    /** The shown photograph; null while there is none or it is being read. */
    public ReadOnlyObjectProperty<@Nullable Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /** The photograph's tile, then one for each chosen model; empty when nothing is open. */
    public ObservableList<TileContent> tiles() {
        return shownTiles;
    }

    /** The result of the selected tile, or the first one when the photograph is selected. */
    public ObjectBinding<@Nullable DepthResult> activeResult() {
        return activeResult;
    }

    /** What every model says about the pixel under the cursor; empty without a cursor. */
    public ObjectBinding<List<Reading>> readings() {
        return readings;
    }

    public ObjectProperty<Layout> layoutProperty() {
        return layout;
    }

    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    // Commands

    /** Stops what is running; what is there stays. */
    public void cancel() {
        photoReader.cancelAll();
        inference.cancelAll();
        if (open != null) open.cancel();
        refresh();
    }

    /** Tries again what failed or was cancelled. */
    public void retry() {
        var shown = open;
        if (shown == null) return;
        shown.forgetStates();
        if (shown.photo() == null) show(shown.item());
        else estimate();
    }

    private void show(@Nullable LibraryItem item) {
        photoReader.cancelAll();
        inference.cancelAll();
        photo.set(null);
        groundTruth.show(null);
        var next = item == null ? null : new OpenPhoto(item);
        open = next;
        if (next == null) {
            refresh();
            return;
        }
        var pasted = next.item().thumbnailProperty().get();
        if (next.item().file().isEmpty() && pasted != null) {
            showPhoto(next, pasted);
            return;
        }
        next.beginReading();
        refresh();
        photoReader.run(
                next.item(),
                monitor -> photos.read(next.item().file().orElseThrow()),
                Outcome.of(read -> showPhoto(next, read), failure -> failReading(next, failure)));
    }

    private void showPhoto(OpenPhoto shown, Photo read) {
        comparison.marking().forget();
        groundTruth.show(shown.item());
        shown.read(read);
        viewport.showPhoto(read.width(), read.height());
        scene.showPhoto(read);
        photo.set(read);
        estimate();
    }

    private void failReading(OpenPhoto shown, UserFacingException failure) {
        shown.failReading(failure);
        refresh();
    }

    private void estimate() {
        if (open == null || open.photo() == null) return;
        estimation.update(open);
        refresh();
    }

    private void remember(Estimate estimate) {
        depth.remember(estimate.result().map(), estimate.spread());
    }

    /** Ground truth that comes is what all else is compared with. */
    private void showGroundTruth(GroundTruthViewModel.@Nullable Loaded measured) {
        if (measured != null) depth.remember(measured.map(), measured.spread());
        refresh();
        if (measured != null) comparison.makeReference(tiles.size() - 1);
    }

    // What follows from the state

    private void refresh() {
        var shown = open;
        replaceTiles(
                shown == null
                        ? List.of()
                        : description.tilesOf(shown, groundTruth.loadedProperty().get()));
        if (shown != null) shown.describeItem();
        describeStatus(shown);
    }

    /** Touches only the tiles that changed, so that the views redraw no others. */
    private void replaceTiles(List<TileContent> next) {
        boolean sameTiles =
                next.size() == tiles.size()
                        && IntStream.range(0, next.size())
                                .allMatch(i -> next.get(i).id().equals(tiles.get(i).id()));
        if (!sameTiles) {
            tiles.setAll(next);
        } else {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(tiles.get(i))) tiles.set(i, next.get(i));
            }
        }
        if (viewport.selectedTileProperty().get() >= tiles.size()) {
            viewport.selectedTileProperty().set(0);
        }
    }

    private void describeStatus(@Nullable OpenPhoto shown) {
        for (var tile : tiles) {
            switch (tile.state()) {
                case TileState.Busy(double fraction, String step) -> {
                    status.work(fraction, describeWork(shown, tile, step));
                    return;
                }
                case TileState.Refining(double fraction, String step) -> {
                    status.work(fraction, describeWork(shown, tile, step));
                    return;
                }
                case TileState.Ready _, TileState.Empty _, TileState.Failed _ -> {}
            }
        }
        status.idle();
    }

    private static String describeWork(@Nullable OpenPhoto shown, TileContent tile, String step) {
        String name = shown == null ? "" : shown.item().name();
        return tile.id().equals(TileContent.PHOTO_ID)
                ? Messages.text("status.photo", name, step)
                : Messages.text("status.model", name, tile.title(), step);
    }

    private @Nullable DepthResult findActiveResult() {
        int index = viewport.selectedTileProperty().get();
        if (index < tiles.size() && tiles.get(index).result() != null) {
            return tiles.get(index).result();
        }
        return tiles.stream()
                .map(TileContent::result)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
