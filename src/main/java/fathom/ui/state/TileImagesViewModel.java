package fathom.ui.state;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.QuantityScale;
import fathom.color.RangeChoice;
import fathom.compare.AlignedMap;
import fathom.compare.Fit;
import fathom.compare.Isolines;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.text.CompareText;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What every tile draws, from its content and from how the user looks at it. */
public final class TileImagesViewModel {
    private static final int HISTOGRAM_BINS = 64;

    private final ObservableList<TileContent> tiles;
    private final DepthViewModel depth;
    private final ComparisonViewModel comparison;
    private final SceneViewModel scene;
    private final ModelsViewModel models;
    private final EvaluationViewModel evaluation;
    private final DepthSource networks;
    private final Derivations derivations;
    private final ReadOnlyObjectWrapper<Map<String, TileImage>> images =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<ComparedMap>> compared =
            new ReadOnlyObjectWrapper<>(List.of());

    TileImagesViewModel(WorkbenchViewModel workbench, DepthSource networks, Runners runners) {
        this.tiles = workbench.tiles();
        this.depth = workbench.depth();
        this.comparison = workbench.comparison();
        this.scene = workbench.scene();
        this.models = workbench.models();
        this.evaluation = workbench.evaluation();
        this.networks = networks;
        this.derivations = new Derivations(runners.comparer(), runners.inference(), this::refresh);
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
                        evaluation.activeProperty(),
                        evaluation.protocolProperty(),
                        comparison.marking().pairs(),
                        scene.fovDegProperty(),
                        scene.nearFarProperty())) {
            source.addListener(changed);
        }
    }

    /** Who computes. */
    record Runners(fathom.ui.jobs.JobRunner comparer, fathom.ui.jobs.JobRunner inference) {}

    /** All depth in the reference's numbers, while charts ask for it; otherwise empty. */
    public ReadOnlyObjectProperty<List<ComparedMap>> compared() {
        return compared.getReadOnlyProperty();
    }

    /** By the tiles' ids; a tile that is missing has nothing to draw. */
    public ReadOnlyObjectProperty<Map<String, TileImage>> images() {
        return images.getReadOnlyProperty();
    }

    /** A tile's map in the reference's numbers, where that was asked for and is there. */
    Optional<AlignedMap> alignedIfKnown(TileContent tile) {
        var shown = comparison.arrangementProperty().get() == Arrangement.DIFFERENCE;
        if (!shown && comparison.rangeModeProperty().get() != RangeMode.ALIGNED) {
            return Optional.empty();
        }
        return aligned(tile) instanceof Derivation.Result.Aligned(var map)
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
        var next = new HashMap<String, TileImage>();
        for (var tile : tiles) {
            var image = imageOf(tile);
            if (image != null) next.put(tile.id(), image);
        }
        var maps = comparedMaps();
        derivations.end();
        images.set(Map.copyOf(next));
        compared.set(maps);
    }

    private List<ComparedMap> comparedMaps() {
        var reference = comparison.referenceTile();
        if (!comparison.measuringProperty().get() || reference == null) return List.of();
        var spread = depth.spreadOf(Objects.requireNonNull(reference.map()));
        var range = new DepthRange(spread.percentile(1), spread.percentile(99));
        var maps = new ArrayList<ComparedMap>();
        for (var tile : tiles) {
            var own = tile.map();
            if (own == null) continue;
            if (comparison.isReference(tile)) {
                maps.add(compared(tile, own, Optional.empty(), range));
            } else if (aligned(tile) instanceof Derivation.Result.Aligned(var aligned)) {
                maps.add(compared(tile, aligned.map(), Optional.of(aligned.fit()), range));
            }
        }
        return List.copyOf(maps);
    }

    private ComparedMap compared(
            TileContent tile, DepthMap map, Optional<Fit> fit, DepthRange range) {
        var counted =
                derivations
                        .get(new Derivation.Counting(map.grid(), range, HISTOGRAM_BINS))
                        .orElse(null);
        var asked = List.copyOf(comparison.marking().pairs());
        var answered =
                asked.isEmpty()
                        ? null
                        : derivations
                                .get(
                                        new Derivation.Ordering(
                                                Objects.requireNonNull(tile.map()), asked))
                                .orElse(null);
        return new ComparedMap(
                tile,
                map,
                fit,
                counted instanceof Derivation.Result.Counts(var histogram)
                        ? Optional.of(histogram)
                        : Optional.empty(),
                answered instanceof Derivation.Result.Orderings(var orderings)
                        ? orderings
                        : List.of());
    }

    private @Nullable TileImage imageOf(TileContent tile) {
        var photo = tile.photo();
        if (photo != null) return new TileImage.OfPhoto(photo);
        var map = tile.map();
        if (map == null) return null;
        if (comparison.arrangementProperty().get() == Arrangement.DIFFERENCE
                && !comparison.isReference(tile)) {
            return difference(tile);
        }
        if (tile.id().equals(TileContent.GROUND_TRUTH_ID) && evaluation.activeProperty().get()) {
            return validPart(tile, map);
        }
        return switch (comparison.lookOf(tile)) {
            case DEPTH -> depth(tile, map, 0);
            case ISOLINES -> depth(tile, map, comparison.isolinesProperty().get());
            case SLICE -> slice(map);
            case NORMALS -> normals(map);
            case DISCONTINUITIES -> discontinuities(map);
            case DISAGREEMENT -> disagreement();
            case FLIP -> flip(tile);
        };
    }

    // Depth

    private TileImage depth(TileContent tile, DepthMap map, int lines) {
        var reference = comparison.referenceTile();
        boolean aligning = comparison.rangeModeProperty().get() == RangeMode.ALIGNED;
        if (!aligning || reference == null || comparison.isReference(tile)) {
            var range = rangeOf(map);
            return values(map.grid(), scaleOf(map.kind(), range), caption(tile, map), lines);
        }
        var against = Objects.requireNonNull(reference.map());
        var outcome = aligned(tile);
        if (!(outcome instanceof Derivation.Result.Aligned(var aligned))) return waiting(outcome);
        return values(
                aligned.map().grid(),
                scaleOf(against.kind(), depth.spreadOf(against).rangeOf(choice())),
                CompareText.aligned(against.kind(), aligned.fit(), reference.title()),
                lines);
    }

    /** Ground truth where it counts. */
    private TileImage validPart(TileContent tile, DepthMap map) {
        var protocol = evaluation.protocolProperty().get();
        var outcome = derivations.get(new Derivation.Masking(map, protocol)).orElse(null);
        if (!(outcome instanceof Derivation.Result.Values(var grid, _))) return waiting(outcome);
        return new TileImage.OfValues(
                grid,
                scaleOf(map.kind(), rangeOf(map)),
                Messages.text("compare.caption.valid", caption(tile, map), protocol.id()));
    }

    private TileImage values(FloatGrid grid, ColorScale scale, String caption, int lines) {
        if (lines == 0) return new TileImage.OfValues(grid, scale, caption);
        double[] levels = Isolines.levels(scale.range(), lines);
        double step = levels.length > 1 ? levels[1] - levels[0] : 0;
        String said =
                step > 0
                        ? Messages.text(
                                "compare.isolines.every",
                                caption,
                                DepthText.number(step),
                                scale.unit())
                        : caption;
        return new TileImage.OfValues(grid, scale, said.strip(), step, false);
    }

    private RangeChoice choice() {
        return depth.rangeProperty().get();
    }

    private ColorScale scaleOf(DepthKind kind, DepthRange range) {
        return new ColorScale(depth.table(), kind, range, !depth.nearAtTopProperty().get());
    }

    private DepthRange rangeOf(DepthMap map) {
        var own = depth.spreadOf(map).rangeOf(choice());
        if (comparison.rangeModeProperty().get() != RangeMode.COMMON) return own;
        float low = own.low();
        float high = own.high();
        for (var other : mapsOf(map.kind())) {
            var range = depth.spreadOf(other).rangeOf(choice());
            low = Math.min(low, range.low());
            high = Math.max(high, range.high());
        }
        return new DepthRange(low, high);
    }

    private List<DepthMap> mapsOf(DepthKind kind) {
        var maps = new ArrayList<DepthMap>();
        for (var tile : tiles) {
            var map = tile.map();
            if (map != null && map.kind() == kind) maps.add(map);
        }
        return maps;
    }

    private String caption(TileContent tile, DepthMap map) {
        String meaning = DepthText.meaning(map.kind());
        return switch (comparison.rangeModeProperty().get()) {
            case PER_TILE -> Messages.text("compare.caption.own", meaning);
            case COMMON ->
                    Messages.text("compare.caption.common", meaning, mapsOf(map.kind()).size());
            case ALIGNED ->
                    Messages.text(
                            comparison.isReference(tile)
                                    ? "compare.caption.reference"
                                    : "compare.caption.own",
                            meaning);
        };
    }

    private TileImage slice(DepthMap map) {
        double near = comparison.sliceNearProperty().get();
        double far = comparison.sliceFarProperty().get();
        var spread = depth.spreadOf(map);
        boolean nearIsLarge = map.kind().largerIsNearer();
        float from = spread.percentile(nearIsLarge ? 100 - far : near);
        float to = spread.percentile(nearIsLarge ? 100 - near : far);
        // What lies beyond the range is left out, and with it the outermost colours.
        float margin = Math.abs(to - from) / (Colormap.SIZE - 2);
        var range = new DepthRange(Math.min(from, to) - margin, Math.max(from, to) + margin);
        String caption =
                Messages.text(
                        "compare.caption.slice",
                        DepthText.meaning(map.kind()),
                        DepthText.rank(near),
                        DepthText.rank(far));
        return new TileImage.OfValues(map.grid(), scaleOf(map.kind(), range), caption, 0, true);
    }

    // Against the reference

    /** What came of aligning a tile to the reference; null while that is being computed. */
    private Derivation.@Nullable Result aligned(TileContent tile) {
        var reference = comparison.referenceTile();
        var map = tile.map();
        if (reference == null || map == null) return new Derivation.Result.Nothing();
        var against = Objects.requireNonNull(reference.map());
        var how = comparison.alignmentFor(map.kind(), against.kind());
        if (!how.suits(map.kind(), against.kind())) return new Derivation.Result.Nothing();
        var estimator = comparison.estimatorProperty().get();
        return derivations.get(new Derivation.Aligning(map, against, how, estimator)).orElse(null);
    }

    private TileImage difference(TileContent tile) {
        var reference = comparison.referenceTile();
        var outcome = aligned(tile);
        var values = differenceTo(tile, outcome);
        if (reference == null
                || !(outcome instanceof Derivation.Result.Aligned(var aligned))
                || !(values instanceof Derivation.Result.Values(var grid, _))) {
            return waiting(outcome == null ? null : values);
        }
        var kind = aligned.map().kind();
        var difference = comparison.differenceProperty().get();
        float largest = largestDifference();
        String unit = difference.isRelative() ? "" : kind.unit();
        String caption = CompareText.difference(difference, kind, aligned.fit(), reference.title());
        if (!difference.hasSign()) {
            return new TileImage.OfValues(
                    grid,
                    rising("plasma", largest, unit, "compare.same", "compare.apart"),
                    caption);
        }
        boolean nearIsLarge = kind.largerIsNearer();
        String nearer = Messages.text("compare.nearer");
        String farther = Messages.text("compare.farther");
        var scale =
                QuantityScale.aroundZero(
                        largest,
                        nearIsLarge,
                        unit,
                        nearIsLarge ? farther : nearer,
                        nearIsLarge ? nearer : farther);
        return new TileImage.OfValues(grid, scale, caption);
    }

    private Derivation.@Nullable Result differenceTo(
            TileContent tile, Derivation.@Nullable Result outcome) {
        var reference = comparison.referenceTile();
        if (reference == null || comparison.isReference(tile))
            return new Derivation.Result.Nothing();
        if (!(outcome instanceof Derivation.Result.Aligned(var aligned))) return outcome;
        var against = Objects.requireNonNull(reference.map()).grid();
        var difference = comparison.differenceProperty().get();
        return derivations
                .get(new Derivation.Differing(aligned.map().grid(), against, difference))
                .orElse(null);
    }

    /** One range for all difference tiles, so that equal colours are equal differences. */
    private float largestDifference() {
        float largest = 0;
        for (var tile : tiles) {
            if (tile.map() == null) continue;
            if (differenceTo(tile, aligned(tile))
                    instanceof Derivation.Result.Values(_, float typical)) {
                largest = Math.max(largest, typical);
            }
        }
        return largest;
    }

    private TileImage disagreement() {
        var grids = new ArrayList<FloatGrid>();
        var reference = comparison.referenceTile();
        for (var tile : tiles) {
            if (tile.result() == null || tile.map() == null) continue;
            var outcome = aligned(tile);
            if (outcome == null) return waiting(null);
            if (outcome instanceof Derivation.Result.Aligned(var map)) grids.add(map.map().grid());
        }
        if (grids.size() < 2 || reference == null) {
            return new TileImage.Missing(Messages.text("compare.disagreement.alone"));
        }
        var against = Objects.requireNonNull(reference.map()).kind();
        return shown(
                new Derivation.Disagreeing(List.copyOf(grids)),
                "magma",
                against.unit(),
                "compare.agree",
                "compare.disagree",
                Messages.text("compare.caption.disagreement", grids.size(), reference.title()));
    }

    // Of one map

    private TileImage discontinuities(DepthMap map) {
        return shown(
                new Derivation.Jumping(map),
                "gray",
                "",
                "compare.smooth",
                "compare.jump",
                Messages.text(
                        map.kind() == DepthKind.METRIC_DEPTH
                                ? "compare.caption.jumps.metric"
                                : "compare.caption.jumps"));
    }

    private TileImage flip(TileContent tile) {
        var result = tile.result();
        if (result == null) return new TileImage.Missing(Messages.text("compare.flip.network"));
        var flipping = new Derivation.Flipping(result, models.sideProperty().get(), networks);
        return shown(
                flipping,
                "magma",
                "",
                "compare.agree",
                "compare.disagree",
                Messages.text("compare.caption.flip"));
    }

    private TileImage normals(DepthMap map) {
        var photo =
                tiles.stream()
                        .map(TileContent::photo)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (photo == null) return waiting(null);
        var nearFar = scene.nearFarProperty().get();
        var facing = new Derivation.Facing(map, photo, scene.cameraFor(photo), nearFar);
        var outcome = derivations.get(facing).orElse(null);
        if (!(outcome instanceof Derivation.Result.Normals(var normals, Photo colours))) {
            return waiting(outcome);
        }
        String caption =
                map.kind() == DepthKind.METRIC_DEPTH
                        ? Messages.text("compare.caption.normals")
                        : Messages.text(
                                "compare.caption.normals.relative",
                                DepthText.number(nearFar.near()),
                                DepthText.number(nearFar.far()));
        return new TileImage.OfNormals(normals, colours, caption);
    }

    private TileImage shown(
            Derivation derivation,
            String colormap,
            String unit,
            String low,
            String high,
            String caption) {
        var outcome = derivations.get(derivation).orElse(null);
        if (outcome instanceof Derivation.Result.Values(var grid, float typical)) {
            return new TileImage.OfValues(
                    grid, rising(colormap, typical, unit, low, high), caption);
        }
        var failure = derivations.failureOf(derivation);
        if (failure.isPresent()) return new TileImage.Missing(failure.get().problem());
        return waiting(outcome);
    }

    private static QuantityScale rising(
            String colormap, float largest, String unit, String low, String high) {
        Function<String, Colormap> named =
                id -> Colormaps.byName(id).orElseGet(Colormaps::defaultMap);
        return QuantityScale.rising(
                named.apply(colormap),
                new DepthRange(0, largest),
                unit,
                Messages.text(low),
                Messages.text(high));
    }

    private static TileImage waiting(Derivation.@Nullable Result outcome) {
        return outcome == null
                ? new TileImage.Pending(Messages.text("compare.pending"))
                : new TileImage.Missing(Messages.text("compare.nothing"));
    }
}
