package fathom.ui.state;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.text.DepthText;
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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The window's state: the shown picture, its depth by every chosen model, and what follows when
 * either changes. Lives on one thread, the delivery thread of its job runners.
 */
public final class WorkbenchViewModel {
    private final PhotoSource photos;
    private final DepthSource depths;
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

    private final ByteBudgetCache<EstimateKey, Estimate> estimates;
    private final Map<String, TileState> states = new HashMap<>();
    private final Map<String, DepthResult> shown = new HashMap<>();

    private record EstimateKey(LibraryItem item, String modelId, OptionalInt side) {}

    /** The quick look that comes before a full estimate. */
    private record QuickKey(EstimateKey full) {}

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
        this.depths = depths;
        this.photoReader = runners.photoReader();
        this.inference = runners.inference();
        this.estimates = new ByteBudgetCache<>(cacheBytes, Estimate::bytes);
        this.library = new LibraryViewModel(photos, runners.thumbnails(), status::notify);
        this.models = new ModelsViewModel(cards);
        this.groundTruth = new GroundTruthViewModel(photoReader, status::notify);
        this.evaluation = new EvaluationViewModel(this, photoReader);
        this.images =
                new TileImagesViewModel(
                        this, depths, new TileImagesViewModel.Runners(photoReader, inference));
        this.activeResult =
                Bindings.createObjectBinding(
                        this::findActiveResult, tiles, viewport.selectedTileProperty());
        this.readings =
                Bindings.createObjectBinding(
                        this::read, tiles, viewport.cursorProperty(), images.images());
        library.currentProperty().subscribe(this::show);
        groundTruth.loadedProperty().subscribe(this::showGroundTruth);
        library.onRemoved(groundTruth::forget);
        library.onRemoved(item -> estimates.removeIf(key -> key.item() == item));
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
        states.replaceAll((id, state) -> isUnderway(state) ? cancelled() : state);
        refresh();
    }

    /** Tries again what failed or was cancelled. */
    public void retry() {
        var item = library.currentProperty().get();
        if (item == null) return;
        states.clear();
        if (photo.get() == null) show(item);
        else estimate();
    }

    private void show(@Nullable LibraryItem item) {
        photoReader.cancelAll();
        inference.cancelAll();
        photo.set(null);
        states.clear();
        shown.clear();
        groundTruth.show(null);
        if (item == null) {
            refresh();
            return;
        }
        var pasted = item.thumbnailProperty().get();
        if (item.file().isEmpty() && pasted != null) {
            showPhoto(pasted);
            return;
        }
        states.put(TileContent.PHOTO_ID, new TileState.Busy(-1, Messages.text("status.reading")));
        refresh();
        photoReader.run(
                item,
                monitor -> photos.read(item.file().orElseThrow()),
                Outcome.of(this::showPhoto, failure -> failReading(item, failure)));
    }

    private void showPhoto(Photo read) {
        comparison.marking().forget();
        groundTruth.show(library.currentProperty().get());
        states.clear();
        viewport.showPhoto(read.width(), read.height());
        scene.showPhoto(read);
        photo.set(read);
        estimate();
    }

    private void failReading(LibraryItem item, UserFacingException failure) {
        item.fail(Problem.of(failure));
        states.put(TileContent.PHOTO_ID, new TileState.Failed(failure.problem(), failure.remedy()));
        refresh();
    }

    /** Runs what the shown picture still lacks, and stops what it no longer needs. */
    private void estimate() {
        var item = library.currentProperty().get();
        var read = photo.get();
        if (item == null || read == null) return;
        var wanted = models.selected().stream().map(card -> keyOf(item, card)).toList();
        inference.cancel(key -> key instanceof EstimateKey && !wanted.contains(key));
        inference.cancel(key -> key instanceof QuickKey quick && !wanted.contains(quick.full()));
        shown.keySet().retainAll(models.selected().stream().map(ModelCard::id).toList());
        for (var card : models.selected()) lookQuickly(card, keyOf(item, card), read);
        for (var card : models.selected()) estimateBy(card, keyOf(item, card), read);
        refresh();
    }

    /** Something to see of every model before the first full result takes its time. */
    private void lookQuickly(ModelCard card, EstimateKey key, Photo read) {
        if (estimates.get(key).isPresent() || inference.isWanted(key)) return;
        var cost = models.costOf(card, key.side(), read.width(), read.height());
        var side = QuickLook.side(card, key.side(), cost, read.width(), read.height());
        if (side.isEmpty()) return;
        var request = new DepthRequest(read, card, side, EngineOptions.DEFAULT);
        inference.run(
                new QuickKey(key),
                monitor -> Estimate.of(depths.estimate(request, monitor)),
                Outcome.of(
                        estimate -> showQuickLook(card, key, estimate),
                        // The full estimate says what is wrong, if it fails as well.
                        _ -> {}));
    }

    private void showQuickLook(ModelCard card, EstimateKey key, Estimate estimate) {
        if (!inference.isWanted(key)) return;
        measured(card, estimate);
        showEstimate(card, estimate);
        states.put(card.id(), new TileState.Refining(-1, Messages.text("status.refining")));
        refresh();
    }

    private void measured(ModelCard card, Estimate estimate) {
        var result = estimate.result();
        models.measured(card, result.inputSize(), result.timings().estimateMs());
    }

    private void estimateBy(ModelCard card, EstimateKey key, Photo read) {
        var known = estimates.get(key);
        if (known.isPresent()) {
            showEstimate(card, known.get());
        } else if (!inference.isWanted(key)) {
            states.put(card.id(), new TileState.Busy(-1, Messages.text("status.waiting")));
            var request = new DepthRequest(read, card, key.side(), EngineOptions.DEFAULT);
            inference.run(
                    key,
                    monitor -> Estimate.of(depths.estimate(request, monitor)),
                    new EstimateOutcome(card, key));
        }
    }

    private void showEstimate(ModelCard card, Estimate estimate) {
        depth.remember(estimate.result().map(), estimate.spread());
        shown.put(card.id(), estimate.result());
        states.put(card.id(), new TileState.Ready());
    }

    /** Who waits for one model. */
    private final class EstimateOutcome implements Outcome<Estimate> {
        private final ModelCard card;
        private final EstimateKey key;

        EstimateOutcome(ModelCard card, EstimateKey key) {
            this.card = card;
            this.key = key;
        }

        @Override
        public void succeeded(Estimate estimate) {
            estimates.put(key, estimate);
            measured(card, estimate);
            showEstimate(card, estimate);
            refresh();
        }

        @Override
        public void failed(UserFacingException failure) {
            shown.remove(card.id());
            states.put(card.id(), new TileState.Failed(failure.problem(), failure.remedy()));
            refresh();
        }

        @Override
        public void progressed(double fraction, String step) {
            boolean looked = states.get(card.id()) instanceof TileState.Refining;
            states.put(
                    card.id(),
                    looked
                            ? new TileState.Refining(fraction, step)
                            : new TileState.Busy(fraction, step));
            refresh();
        }
    }

    private EstimateKey keyOf(LibraryItem item, ModelCard card) {
        return new EstimateKey(item, card.id(), models.sideProperty().get());
    }

    private static boolean isUnderway(TileState state) {
        return state instanceof TileState.Busy || state instanceof TileState.Refining;
    }

    private static TileState cancelled() {
        return new TileState.Empty(Messages.text("tile.cancelled"));
    }

    // What follows from the state

    private void refresh() {
        replaceTiles(describeTiles());
        var item = library.currentProperty().get();
        if (item != null) describeItem(item);
        describeStatus(item);
    }

    private List<TileContent> describeTiles() {
        var item = library.currentProperty().get();
        if (item == null) return List.of();
        var next = new ArrayList<TileContent>();
        next.add(photoTile(item));
        for (var card : models.selected()) next.add(depthTile(card));
        var measured = groundTruth.loadedProperty().get();
        if (measured != null && photo.get() != null) next.add(groundTruthTile(measured));
        return next;
    }

    /** Ground truth that comes is what all else is compared with. */
    private void showGroundTruth(GroundTruthViewModel.@Nullable Loaded measured) {
        if (measured != null) depth.remember(measured.map(), measured.spread());
        refresh();
        if (measured != null) comparison.makeReference(tiles.size() - 1);
    }

    private static TileContent groundTruthTile(GroundTruthViewModel.Loaded measured) {
        return new TileContent(
                TileContent.GROUND_TRUTH_ID,
                Messages.text("tile.truth"),
                DepthText.groundTruthDetail(
                        String.valueOf(measured.source().file().getFileName()), measured.map()),
                "",
                null,
                null,
                measured.map(),
                new TileState.Ready());
    }

    private TileContent photoTile(LibraryItem item) {
        var read = photo.get();
        var state = states.getOrDefault(TileContent.PHOTO_ID, new TileState.Ready());
        String detail = read == null ? "" : DepthText.photoDetail(read);
        return new TileContent(TileContent.PHOTO_ID, item.name(), detail, "", read, null, state);
    }

    private TileContent depthTile(ModelCard card) {
        var result = shown.get(card.id());
        var state = states.getOrDefault(card.id(), new TileState.Empty(nothingYet()));
        String detail = result == null ? "" : DepthText.resultDetail(result);
        if (state instanceof TileState.Refining) detail = Messages.text("tile.quick", detail);
        return new TileContent(
                card.id(), card.name(), detail, models.dotColour(card), null, result, state);
    }

    private String nothingYet() {
        boolean unread = states.get(TileContent.PHOTO_ID) instanceof TileState.Failed;
        return unread ? Messages.text("tile.unread") : "";
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

    private void describeItem(LibraryItem item) {
        if (item.stateProperty().get() == LibraryItem.State.FAILED && photo.get() == null) {
            if (!(states.get(TileContent.PHOTO_ID) instanceof TileState.Busy)) return;
        }
        if (states.values().stream().anyMatch(WorkbenchViewModel::isUnderway)) {
            item.setState(LibraryItem.State.BUSY);
        } else if (states.values().stream().anyMatch(TileState.Failed.class::isInstance)) {
            item.setState(LibraryItem.State.FAILED);
        } else if (states.values().stream().anyMatch(TileState.Empty.class::isInstance)) {
            item.setState(LibraryItem.State.NEW);
        } else {
            item.setState(LibraryItem.State.READY);
        }
    }

    private void describeStatus(@Nullable LibraryItem item) {
        if (item == null) {
            status.idle();
            return;
        }
        for (var tile : tiles) {
            switch (tile.state()) {
                case TileState.Busy(double fraction, String step) -> {
                    boolean isPhoto = tile.id().equals(TileContent.PHOTO_ID);
                    status.work(
                            fraction,
                            isPhoto
                                    ? Messages.text("status.photo", item.name(), step)
                                    : describeWork(item, tile, step));
                    return;
                }
                case TileState.Refining(double fraction, String step) -> {
                    status.work(fraction, describeWork(item, tile, step));
                    return;
                }
                case TileState.Ready _, TileState.Empty _, TileState.Failed _ -> {}
            }
        }
        status.idle();
    }

    private static String describeWork(LibraryItem item, TileContent tile, String step) {
        return Messages.text("status.model", item.name(), tile.title(), step);
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

    private List<Reading> read() {
        var at = viewport.cursorProperty().get();
        if (at == null) return List.of();
        var all = new ArrayList<Reading>();
        for (var tile : tiles) {
            var map = tile.map();
            if (map == null) continue;
            float value = at(map, at);
            all.add(
                    new Reading(
                            tile.title(),
                            tile.dotColour(),
                            DepthText.value(value, map.kind()),
                            DepthText.rank(nearerShare(map, value)),
                            DepthText.meaning(map.kind()),
                            deltaOf(tile, at)));
        }
        return all;
    }

    /** A value of a map of any size that covers the photograph; NaN beside it. */
    private float at(DepthMap map, PixelPosition at) {
        var grid = map.grid();
        int x = (int) Math.floor((at.x() + 0.5) * grid.width() / viewport.getPhotoWidth());
        int y = (int) Math.floor((at.y() + 0.5) * grid.height() / viewport.getPhotoHeight());
        boolean inside = x >= 0 && y >= 0 && x < grid.width() && y < grid.height();
        return inside ? grid.at(x, y) : Float.NaN;
    }

    private String deltaOf(TileContent tile, PixelPosition at) {
        var reference = comparison.referenceTile();
        var against = reference == null ? null : reference.map();
        var aligned = images.alignedIfKnown(tile);
        if (against == null || comparison.isReference(tile) || aligned.isEmpty()) return "";
        float delta = at(aligned.get().map(), at) - at(against, at);
        return DepthText.delta(delta, against.kind());
    }

    /** Which share of the picture is nearer than {@code value}, in percent; NaN for NaN. */
    private double nearerShare(DepthMap map, float value) {
        if (Float.isNaN(value)) return Double.NaN;
        double below = depth.spreadOf(map).rankPercent(value);
        return map.kind().largerIsNearer() ? 100 - below : below;
    }
}
