package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.model.DepthRule;
import fathom.model.OutputRole;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a result is for another lens, without running the network again.
 *
 * <p>A network with a canonical camera, and one that predicts the focal length, gives metres in
 * proportion to the focal length f, so that depth · f′ / f is what it says for f′ (sources as in
 * {@link DepthReading}). Points that a camera is fitted to, and depth that was cut off at the
 * card's maximum, are not in proportion: those only the network can tell again.
 */
public final class FocalScaling {
    private FocalScaling() {}

    /** Whether the depth depends on how long the lens is taken to be. */
    public static boolean matters(DepthResult result) {
        return isFitted(result) || hasCanonicalCamera(result) || hasPredictedFocal(result);
    }

    /** Whether the depth is what the network says with that hint. */
    public static boolean isFor(DepthResult result, FocalHint hint) {
        return !matters(result) || cameraWith(result, hint).equals(result.camera());
    }

    /**
     * The result as the network gives it with that hint, up to rounding; itself where the lens does
     * not matter. Empty where only the network can tell. Reads whole maps.
     */
    public static Optional<DepthResult> of(DepthResult result, FocalHint hint) {
        if (isFor(result, hint)) return Optional.of(result);
        boolean inProportion = hasCanonicalCamera(result) ^ hasPredictedFocal(result);
        if (isFitted(result) || !inProportion) return Optional.empty();
        var camera = cameraWith(result, hint);
        double ratio = camera.intrinsics().fxPx() / result.camera().intrinsics().fxPx();
        if (ratio == 1) return Optional.of(with(result, camera, 1));
        if (isCutOff(result.networkMap(), result) || isCutOff(result.map(), result)) {
            return Optional.empty();
        }
        return Optional.of(with(result, camera, (float) ratio));
    }

    private static boolean isFitted(DepthResult result) {
        return rule(result).form() == DepthRule.Form.AFFINE_POINTS;
    }

    private static boolean hasCanonicalCamera(DepthResult result) {
        return rule(result).canonicalFocalPx().isPresent();
    }

    private static boolean hasPredictedFocal(DepthResult result) {
        return result.sides().focalPx().isPresent()
                && result.card().tensors().others().stream()
                        .anyMatch(other -> other.role() instanceof OutputRole.FocalLength);
    }

    private static DepthRule rule(DepthResult result) {
        return result.card().output();
    }

    private static CameraChoice cameraWith(DepthResult result, FocalHint hint) {
        return CameraChoice.of(result.photo(), hint, result.sides().focalPx());
    }

    private static boolean isCutOff(DepthMap map, DepthResult result) {
        if (rule(result).maximum().isEmpty()) return false;
        float maximum = (float) rule(result).maximum().getAsDouble();
        var grid = map.grid();
        var found = new AtomicBoolean();
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    float largest = 0;
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        float value = grid.at(i);
                        largest = value > largest ? value : largest; // NaN is not larger
                    }
                    if (largest >= maximum) found.set(true);
                });
        return found.get();
    }

    private static DepthResult with(DepthResult result, CameraChoice camera, float ratio) {
        var networkMap = scaled(result.networkMap(), result, ratio);
        boolean same = result.map().equals(result.networkMap());
        return new DepthResult(
                result.photo(),
                result.card(),
                networkMap,
                same ? networkMap : scaled(result.map(), result, ratio),
                result.sides(),
                camera,
                result.inputSize(),
                result.timings());
    }

    private static DepthMap scaled(DepthMap map, DepthResult result, float ratio) {
        if (ratio == 1) return map;
        float maximum = (float) rule(result).maximum().orElse(Double.POSITIVE_INFINITY);
        var grid = map.grid();
        float[] values = grid.toArray();
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        float value = values[i] * ratio;
                        values[i] = value > maximum ? maximum : value;
                    }
                });
        return map.withGrid(FloatGrid.adopt(grid.width(), grid.height(), values));
    }
}
