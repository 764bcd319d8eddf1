package fathom.ui.state;

import fathom.compare.Alignment;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.ImageScore;
import fathom.evaluate.Protocol;
import fathom.ui.jobs.JobRunner;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shown photograph's depth against its ground truth, live, by the literature's protocols. */
public final class EvaluationViewModel {
    private final ObservableList<TileContent> tiles;
    private final GroundTruthViewModel truth;
    private final MarkingViewModel marking;
    private final ViewportViewModel viewport;
    private final Derivations derivations;

    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ObjectProperty<Protocol> protocol = new SimpleObjectProperty<>(Protocol.GENERIC);
    private final ObjectProperty<Optional<Alignment>> alignment =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ModelScore>> scores =
            new ReadOnlyObjectWrapper<>(List.of());

    /**
     * One model's metrics.
     *
     * @param score empty while it is computed, and when that failed
     * @param problem why there is none; empty otherwise
     */
    public record ModelScore(TileContent tile, Optional<ImageScore> score, String problem) {}

    EvaluationViewModel(WorkbenchViewModel workbench, JobRunner worker) {
        this.tiles = workbench.tiles();
        this.truth = workbench.groundTruth();
        this.marking = workbench.comparison().marking();
        this.viewport = workbench.viewport();
        this.derivations = new Derivations(worker, worker, this::refresh);
        InvalidationListener changed = _ -> refresh();
        for (Observable source :
                List.<Observable>of(
                        tiles,
                        truth.allProperty(),
                        truth.loadedProperty(),
                        active,
                        protocol,
                        alignment)) {
            source.addListener(changed);
        }
    }

    // Properties

    /** Whether anybody looks at the metrics: only then is the valid part drawn. */
    public BooleanProperty activeProperty() {
        return active;
    }

    public ObjectProperty<Protocol> protocolProperty() {
        return protocol;
    }

    /** Empty for what the literature uses for a model's kind of depth. */
    public ObjectProperty<Optional<Alignment>> alignmentProperty() {
        return alignment;
    }

    /** One for each model and each shown photograph that has ground truth. */
    public ReadOnlyObjectProperty<List<ModelScore>> scores() {
        return scores.getReadOnlyProperty();
    }

    private void refresh() {
        derivations.begin();
        var measured = truth.allProperty().get();
        var all = new ArrayList<ModelScore>();
        for (var tile : tiles) {
            var own = measured.get(tile.key().photograph());
            if (own != null && tile.result() != null) all.add(scoreOf(tile, own));
        }
        derivations.end();
        scores.set(List.copyOf(all));
        var current = truth.loadedProperty().get();
        marking.frameProperty().set(active.get() && current != null ? frame(current) : null);
    }

    private ModelScore scoreOf(TileContent tile, GroundTruthViewModel.Loaded measured) {
        var map = tile.map();
        if (map == null) return new ModelScore(tile, Optional.empty(), "");
        var usual = EvaluationSettings.usual(protocol.get(), map.kind());
        var settings =
                new EvaluationSettings(
                        protocol.get(),
                        alignment.get().orElse(usual.alignment()),
                        usual.estimator());
        var scoring = new Derivation.Scoring(map, measured.map(), settings);
        var outcome = derivations.get(scoring).orElse(null);
        if (outcome instanceof Derivation.Result.Score(var score)) {
            return new ModelScore(tile, Optional.of(score), "");
        }
        return new ModelScore(
                tile,
                Optional.empty(),
                derivations
                        .failureOf(scoring)
                        .map(failure -> failure.problem() + " " + failure.remedy())
                        .orElse(""));
    }

    /** The part that counts, in the photograph's pixels; null where that is all of it. */
    private MarkingViewModel.@Nullable Frame frame(GroundTruthViewModel.Loaded measured) {
        var grid = measured.map().grid();
        var rect = Derivation.countedPart(protocol.get(), grid.width(), grid.height());
        boolean whole =
                rect.left() == 0
                        && rect.top() == 0
                        && rect.right() == grid.width()
                        && rect.bottom() == grid.height();
        if (whole) return null;
        double across = viewport.getPhotoWidth() / grid.width();
        double down = viewport.getPhotoHeight() / grid.height();
        return new MarkingViewModel.Frame(
                rect.left() * across,
                rect.top() * down,
                rect.right() * across,
                rect.bottom() * down);
    }
}
