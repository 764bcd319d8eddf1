package fathom.cli;

import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.QuantityScale;
import fathom.color.ValueScale;
import fathom.compare.Difference;
import fathom.compare.PixelMask;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;
import fathom.evaluate.Evaluator;
import fathom.export.sheet.SheetTile;
import fathom.raster.FloatGrid;

import java.util.ArrayList;
import java.util.List;

/**
 * Pictures of how far each network is from the ground truth, as it is scored: aligned, clamped, and
 * only where the ground truth counts. Without ground truth, how far each aligned map is from the
 * first. All have one range, so that equal colours are equal differences.
 */
final class DifferenceTiles {
    private static final double TYPICAL_PERCENTILE = 98;

    private DifferenceTiles() {}

    private record Measured(Comparison.Entry entry, FloatGrid grid) {}

    static List<SheetTile> of(Comparison comparison, Difference difference) {
        var measured = measured(comparison, difference);
        var against = comparison.truth().orElse(comparison.entries().getFirst().map());
        var scale = scale(difference, largest(measured), against);
        boolean toTruth = comparison.truth().isPresent();
        return measured.stream().map(one -> tile(one, difference, scale, toTruth)).toList();
    }

    private static List<Measured> measured(Comparison comparison, Difference difference) {
        var entries = comparison.entries();
        if (comparison.truth().isPresent()) {
            var truth = comparison.truth().get();
            return entries.stream()
                    .map(entry -> new Measured(entry, error(entry, truth, difference)))
                    .toList();
        }
        var reference = entries.getFirst().map().grid();
        return entries.stream()
                .skip(1)
                .map(entry -> new Measured(entry, difference.of(entry.map().grid(), reference)))
                .toList();
    }

    private static FloatGrid error(Comparison.Entry entry, DepthMap truth, Difference difference) {
        if (entry.score() == null || entry.settings() == null) {
            throw new IllegalArgumentException("With ground truth every network has a score");
        }
        var evaluator = new Evaluator(entry.settings());
        var predicted = evaluator.aligned(entry.result().map(), truth, entry.score().fit());
        return difference.of(predicted.grid(), evaluator.onlyValid(truth, PixelMask.ALL).grid());
    }

    private static float largest(List<Measured> measured) {
        double largest = 0;
        for (Measured one : measured) {
            var percentiles = Percentiles.of(one.grid());
            if (percentiles.count() == 0) continue;
            largest = Math.max(largest, Math.abs(percentiles.at(TYPICAL_PERCENTILE)));
            largest = Math.max(largest, Math.abs(percentiles.at(100 - TYPICAL_PERCENTILE)));
        }
        return largest > 0 ? (float) largest : 1;
    }

    private static ValueScale scale(Difference difference, float largest, DepthMap against) {
        var kind = against.kind();
        String unit = difference.isRelative() ? "" : kind.unit();
        if (difference.hasSign()) {
            boolean nearIsLarge = kind.largerIsNearer();
            return QuantityScale.aroundZero(
                    largest,
                    nearIsLarge,
                    unit,
                    nearIsLarge ? "farther" : "nearer",
                    nearIsLarge ? "nearer" : "farther");
        }
        Colormap plasma = Colormaps.byName("plasma").orElseGet(Colormaps::defaultMap);
        return QuantityScale.rising(plasma, new DepthRange(0, largest), unit, "equal", "apart");
    }

    private static SheetTile tile(
            Measured measured, Difference difference, ValueScale scale, boolean toTruth) {
        var entry = measured.entry();
        var facts = new ArrayList<String>();
        facts.add(words(difference, toTruth ? "ground truth" : "first model"));
        if (entry.score() != null) facts.add(Comparison.words(entry.score().fit()));
        else if (entry.fit() != null) facts.add(Comparison.words(entry.fit()));
        String title = entry.result().card().name() + (toTruth ? ": error" : ": difference");
        return new SheetTile.Values(title, facts, measured.grid(), scale);
    }

    private static String words(Difference difference, String reference) {
        return switch (difference) {
            case ABSOLUTE -> "|model − %s|".formatted(reference);
            case RELATIVE -> "|model − %1$s| / %1$s".formatted(reference);
            case SIGNED -> "model − %s".formatted(reference);
            case SIGNED_RELATIVE -> "(model − %1$s) / %1$s".formatted(reference);
        };
    }
}
