package fathom.ui.state;

import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.model.ModelCard;
import fathom.pipeline.DepthResult;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The window's state: the shown pictures, their depth by every chosen model, and what follows when
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
    private final TileBoard board;
    private final TileImagesViewModel images;

    private final GroundTruthViewModel groundTruth;
    private final EvaluationViewModel evaluation;
    private final ComparisonViewModel comparison;

    private final ObjectBinding<@Nullable DepthResult> activeResult;
    private final ObjectBinding<List<Reading>> readings;
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.SPLIT);
    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(Appearance.DARK);

    private final LensChoices lenses = new LensChoices();
    private final Estimation estimation;
    private final TileDescription description;
    private final Map<LibraryItem, OpenPhoto> open = new HashMap<>();
    private @Nullable OpenPhoto lead;

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
        this.board = new TileBoard(library, viewport);
        this.comparison = new ComparisonViewModel(board.tiles(), viewport);
        this.models = new ModelsViewModel(cards);
        this.description = new TileDescription(models);
        this.estimation =
                new Estimation(
                        depths,
                        new Estimation.Runners(inference, photoReader),
                        models,
                        lenses,
                        cacheBytes,
                        new Estimation.Listener(this::remember, this::refresh));
        this.groundTruth = new GroundTruthViewModel(photoReader, status::notify);
        this.evaluation = new EvaluationViewModel(this, photoReader);
        this.images =
                new TileImagesViewModel(
                        this, depths, new TileImagesViewModel.Runners(photoReader, inference));
        this.activeResult = board.activeResult();
        this.readings = new CursorReadings(this).binding();
        activeResult.subscribe(_ -> showCamera());
        library.currentProperty().subscribe(this::showChosen);
        library.togetherProperty().subscribe(this::showChosen);
        viewport.selectedTileProperty().subscribe(board::leadBySelection);
        comparison.rowsProperty().subscribe(this::refresh);
        scene.focalHintProperty().subscribe((_, hint) -> followLens(hint));
        groundTruth.allProperty().subscribe(this::showGroundTruth);
        library.onRemoved(groundTruth::forget);
        library.onRemoved(estimation::forget);
        library.onRemoved(lenses::forget);
        library.onRemoved(comparison.marking()::forget);
        models.selected().addListener((ListChangeListener<ModelCard>) _ -> estimateAll());
        models.sideProperty().subscribe(_ -> estimateAll());
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

    /** The current photograph; null while there is none or it is being read. */
    public ReadOnlyObjectProperty<@Nullable Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /**
     * Of each photograph that is shown its own tile, one for each chosen model and one for ground
     * truth, in reading order; empty when nothing is open.
     */
    public ObservableList<TileContent> tiles() {
        return board.tiles();
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
        photoReader.cancel(key -> !Estimation.isScaling(key));
        inference.cancelAll();
        open.values().forEach(OpenPhoto::cancel);
        scene.form().levellingByClicksProperty().set(false);
        refresh();
    }

    /** Tries again what failed or was cancelled. */
    public void retry() {
        for (var one : shown()) {
            one.forgetStates();
            if (one.photo() == null) read(one);
            else estimation.update(one);
        }
        refresh();
    }

    // Photographs come and go

    /** Opens what is chosen now, and lets go of what is not any more. */
    private void showChosen() {
        var chosen = chosen();
        for (var item : List.copyOf(open.keySet())) {
            if (!chosen.contains(item)) close(item);
        }
        var fresh = new ArrayList<OpenPhoto>();
        for (var item : chosen) {
            if (!open.containsKey(item)) fresh.add(new OpenPhoto(item));
        }
        for (var one : fresh) open.put(one.item(), one);
        followLead();
        fresh.forEach(this::read);
        refresh();
    }

    private void close(LibraryItem item) {
        open.remove(item);
        photoReader.cancel(item::equals);
        estimation.stop(item);
    }

    /** The two properties of the library change one after the other. */
    private List<LibraryItem> chosen() {
        var current = library.currentProperty().get();
        if (current == null) return List.of();
        var together = library.togetherProperty().get();
        return together.contains(current) ? together : List.of(current);
    }

    /** In the order in which they are shown. */
    private List<OpenPhoto> shown() {
        return chosen().stream().map(open::get).filter(Objects::nonNull).toList();
    }

    private void followLead() {
        var current = library.currentProperty().get();
        var next = current == null ? null : open.get(current);
        if (next != lead) {
            boolean amongShown = lead != null && open.containsValue(lead);
            lead = next;
            comparison.marking().show(current);
            presentLead(amongShown);
        }
        showGroundTruthOfRead();
    }

    /**
     * @param amongShown whether the photograph that led before is still shown
     */
    private void presentLead(boolean amongShown) {
        var read = lead == null ? null : lead.photo();
        if (read != null) {
            if (amongShown) viewport.lead(read.width(), read.height());
            else viewport.showPhoto(read.width(), read.height());
            scene.showPhoto(read, lenses.of(Objects.requireNonNull(lead).item()));
        }
        photo.set(read);
        showCamera();
    }

    /** Some networks predict the focal length, which a photograph alone does not say. */
    private void showCamera() {
        var result = activeResult.get();
        if (result != null && result.photo() == photo.get()) scene.showCamera(result.camera());
    }

    /** What the user says about a photograph's lens; {@link FocalHint#NONE} where nothing. */
    public FocalHint lensOf(LibraryItem item) {
        return lenses.of(item);
    }

    /** For a photograph that is not shown yet; the view of the scene says it of the one that is. */
    public void setLens(LibraryItem item, FocalHint hint) {
        lenses.put(item, hint);
    }

    /** The user's word about the lens is the current photograph's; metres may follow it. */
    private void followLens(FocalHint hint) {
        var current = lead;
        if (current == null || !lenses.put(current.item(), hint)) return;
        estimation.followLens(current);
        refresh();
    }

    private void read(OpenPhoto one) {
        var item = one.item();
        var pasted = item.thumbnailProperty().get();
        if (item.file().isEmpty() && pasted != null) {
            showRead(one, pasted);
            return;
        }
        one.beginReading();
        photoReader.run(
                item,
                monitor -> photos.read(item.file().orElseThrow()),
                Outcome.of(
                        read -> showRead(one, read),
                        failure -> {
                            one.failReading(failure);
                            refresh();
                        }));
    }

    private void showRead(OpenPhoto one, Photo read) {
        one.read(read);
        if (one == lead) presentLead(false);
        showGroundTruthOfRead();
        estimation.update(one);
        refresh();
    }

    private void showGroundTruthOfRead() {
        var ready = shown().stream().filter(one -> one.photo() != null).toList();
        groundTruth.show(
                ready.stream().map(OpenPhoto::item).toList(),
                lead != null && ready.contains(lead) ? lead.item() : null);
    }

    private void estimateAll() {
        for (var one : shown()) estimation.update(one);
        refresh();
    }

    private void remember(Estimate estimate) {
        depth.remember(estimate.result().map(), estimate.spread());
    }

    /** Ground truth of the current photograph that comes is what all else is compared with. */
    private void showGroundTruth(
            Map<LibraryItem, GroundTruthViewModel.Loaded> before,
            Map<LibraryItem, GroundTruthViewModel.Loaded> now) {
        for (var measured : now.values()) depth.remember(measured.map(), measured.spread());
        refresh();
        var current = library.currentProperty().get();
        if (current == null) return;
        boolean came =
                now.containsKey(current) && !Objects.equals(now.get(current), before.get(current));
        if (!came) return;
        warnOfOtherShape(now.get(current));
        comparison.referenceProperty().set(TileContent.GROUND_TRUTH);
    }

    private void warnOfOtherShape(GroundTruthViewModel.@Nullable Loaded truth) {
        var photo = lead == null ? null : lead.photo();
        if (photo == null || truth == null) return;
        truth.mismatch(photo).map(Notice::warning).ifPresent(status::notify);
    }

    // What follows from the state

    private void refresh() {
        var shown = shown();
        var measured = groundTruth.allProperty().get();
        var groups = new ArrayList<List<TileContent>>();
        for (var one : shown) {
            groups.add(description.tilesOf(one, measured.get(one.item()), shown.size() > 1));
        }
        board.replace(TileMatrix.inReadingOrder(groups, comparison.rowsProperty().get()));
        shown.forEach(OpenPhoto::describeItem);
        board.describeWork(status);
    }
}
