package fathom.ui.state;

import fathom.compare.AlignedMap;
import fathom.depth.DepthMap;
import fathom.ui.jobs.JobRunner;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every tile draws, from its content and from how the user looks at it. */
public final class TileImagesViewModel {
    private final ObservableList<TileContent> tiles;
    private final ComparisonViewModel comparison;
    private final EvaluationViewModel evaluation;
    private final Derivations derivations;
    private final Alignments alignments;
    private final DepthImages depths;
    private final DerivedImages derived;
    private final StatedImages stated;
    private final ReferenceImages references;
    private final ChartMaps charts;
    private final ReadOnlyObjectWrapper<Map<TileKey, TileImage>> images =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<ComparedMap>> compared =
            new ReadOnlyObjectWrapper<>(List.of());

    TileImagesViewModel(WorkbenchViewModel workbench, DepthSource networks, Runners runners) {
        this.tiles = workbench.tiles();
        this.comparison = workbench.comparison();
        this.evaluation = workbench.evaluation();
        this.derivations = new Derivations(runners.comparer(), runners.inference(), this::refresh);
        this.alignments = new Alignments(workbench, derivations);
        this.depths =
                new DepthImages(workbench, new TileColours(workbench), alignments, derivations);
        this.derived = new DerivedImages(workbench, networks, derivations);
        this.stated = new StatedImages(derivations);
        this.references = new ReferenceImages(workbench, alignments, derived);
        this.charts = new ChartMaps(workbench, alignments, derivations);
        var depth = workbench.depth();
        var scene = workbench.scene();
        InvalidationListener changed = _ -> refresh();
        for (Observable source :
                List.<Observable>of(
                        tiles,
                        depth.colormapProperty(),
                        depth.rangeProperty(),
                        depth.nearAtTopProperty(),
                        comparison.arrangementProperty(),
                        comparison.referenceProperty(),
                        comparison.rangeModeProperty(),
                        comparison.differenceProperty(),
                        comparison.alignmentProperty(),
                        comparison.estimatorProperty(),
                        comparison.looks(),
                        comparison.isolinesProperty(),
                        comparison.sliceNearProperty(),
                        comparison.sliceFarProperty(),
                        comparison.measuringProperty(),
                        workbench.viewport().selectedTileProperty(),
                        evaluation.activeProperty(),
                        evaluation.protocolProperty(),
                        evaluation.alignmentProperty(),
                        comparison.marking().pairs(),
                        scene.fovDegProperty(),
                        scene.nearFarProperty())) {
            source.addListener(changed);
        }
    }

    /** Who computes. */
    record Runners(JobRunner comparer, JobRunner inference) {}

    /** All depth in the reference's numbers, while charts ask for it; otherwise empty. */
    public ReadOnlyObjectProperty<List<ComparedMap>> compared() {
        return compared.getReadOnlyProperty();
    }

    /** By the tiles' keys; a tile that is missing has nothing to draw. */
    public ReadOnlyObjectProperty<Map<TileKey, TileImage>> images() {
        return images.getReadOnlyProperty();
    }

    /** A tile's map in the reference's numbers, where that was asked for and is there. */
    Optional<AlignedMap> alignedIfKnown(TileContent tile) {
        var shown = comparison.arrangementProperty().get() == Arrangement.DIFFERENCE;
        if (!shown && comparison.rangeModeProperty().get() != RangeMode.ALIGNED) {
            return Optional.empty();
        }
        return alignments.aligned(tile) instanceof Derivation.Result.Aligned(var map)
                ? Optional.of(map)
                : Optional.empty();
    }

    /** Tries again what failed. */
    void retry() {
        derivations.forgetFailures();
        refresh();
    }

    private void refresh() {
        derivations.begin();
        var next = new HashMap<TileKey, TileImage>();
        for (var tile : tiles) {
            var image = imageOf(tile);
            if (image != null) next.put(tile.key(), image);
        }
        var maps = charts.comparedMaps();
        derivations.end();
        images.set(Map.copyOf(next));
        compared.set(maps);
    }

    private @Nullable TileImage imageOf(TileContent tile) {
        var photo = tile.photo();
        if (photo != null) return new TileImage.OfPhoto(photo);
        var map = tile.map();
        if (map == null) return null;
        if (comparison.arrangementProperty().get() == Arrangement.DIFFERENCE
                && !comparison.isReference(tile)) {
            return references.difference(tile);
        }
        return switch (comparison.lookOf(tile)) {
            case DEPTH -> depth(tile, map, 0);
            case ISOLINES -> depth(tile, map, comparison.isolinesProperty().get());
            case SLICE -> depths.slice(map);
            case NORMALS -> derived.normals(tile, map);
            case DISCONTINUITIES -> derived.discontinuities(map);
            case DISAGREEMENT -> references.disagreement(tile);
            case FLIP -> derived.flip(tile);
            case STATED_NORMALS -> stated.normals(tile);
            case CONFIDENCE -> stated.confidence(tile);
            case SKY -> stated.sky(tile);
            case MASK -> stated.mask(tile);
        };
    }

    private TileImage depth(TileContent tile, DepthMap map, int lines) {
        boolean measured = tile.isGroundTruth() && evaluation.activeProperty().get();
        return measured ? depths.validPart(tile, map, lines) : depths.depth(tile, map, lines);
    }
}
