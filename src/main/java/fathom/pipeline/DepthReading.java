package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.depth.NormalMap;
import fathom.depth.Percentiles;
import fathom.geometry.AffinePointFit;
import fathom.geometry.CameraChoice;
import fathom.inference.NetworkOutputs;
import fathom.inference.OutputTensor;
import fathom.model.DepthRule;
import fathom.model.OutputRole;
import fathom.preprocess.Placement;
import fathom.raster.FloatGrid;
import fathom.raster.RowFinish;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * Reads what a network gave for one photograph as its card says.
 *
 * <p>Sources of the formulas: {@code hubconf.py} of YvanYin/Metric3D (canonical camera), {@code
 * depth_pro.py} of apple/ml-depth-pro (focal length, inverse depth), {@code da3.py} of
 * ByteDance-Seed/Depth-Anything-3 (sky), {@code v2.py} of microsoft/MoGe (points).
 */
final class DepthReading {
    private static final int FEWEST_OF_A_KIND = 10;
    private static final double FARTHEST_PERCENTILE = 99;
    private static final float LEAST_INVERSE = 1e-4f;
    private static final float GREATEST_INVERSE = 1e4f;

    private final DepthRequest request;
    private final Placement placement;
    private final NetworkOutputs outputs;
    private final DepthRule rule;

    DepthReading(DepthRequest request, Placement placement, NetworkOutputs outputs) {
        this.request = request;
        this.placement = placement;
        this.outputs = outputs;
        this.rule = request.card().output();
    }

    /** Depth at both resolutions, what else was said, and the camera that metres belong to. */
    record Result(DepthMap networkMap, DepthMap map, SideViews sides, CameraChoice camera) {}

    /** Depth in the network's own numbers, and the focal length that it implies. */
    private record Raw(FloatGrid depth, OptionalDouble focalPx) {}

    /**
     * @param mirrored what the network gave for the mirrored input, when the card asks for that
     */
    Result read(Optional<NetworkOutputs> mirrored) {
        var raw = raw(mirrored);
        var camera = request.cameraWith(raw.focalPx());
        var mask = this.mask().map(values -> values.cutBy(placement));
        var finish = new DepthFinish(rule, factor(raw, camera), request.photo(), mask);
        var depth = raw.depth();
        // Looked through once: a photograph has many more pixels.
        boolean finished = finish.isFinished(depth);
        var networkGrid = placement.networkMap(depth);
        RowFinish last =
                finished && rule.resampling().staysInRange()
                        ? RowFinish.NONE
                        : finish.over(placement.photoWidth(), placement.photoHeight());
        return new Result(
                finished ? DepthMap.of(rule.kind(), networkGrid) : finish.map(networkGrid),
                DepthMap.of(rule.kind(), toPhoto(depth, last)),
                sides(raw),
                camera);
    }

    private Raw raw(Optional<NetworkOutputs> mirrored) {
        if (rule.form() == DepthRule.Form.AFFINE_POINTS) return fitted(outputs.depth().vectors());
        var depth = outputs.depth().map();
        if (mirrored.isPresent()) depth = meanWithMirrored(depth, mirrored.get().depth().map());
        return new Raw(withFarSky(depth), predictedFocalPx());
    }

    private OptionalDouble predictedFocalPx() {
        var focal = number(OutputRole.FocalLength.class);
        return focal.isPresent()
                ? OptionalDouble.of(focal.getAsDouble() / placement.scale().x())
                : OptionalDouble.empty();
    }

    private OptionalDouble number(Class<? extends OutputRole> role) {
        return outputs.other(role)
                .map(NetworkOutputs.Other::tensor)
                .filter(OutputTensor::isNumber)
                .map(tensor -> OptionalDouble.of(tensor.number()))
                .orElse(OptionalDouble.empty());
    }

    /** Points that a pinhole camera sees where they are; no depth behind it. */
    private Raw fitted(List<FloatGrid> points) {
        var z = points.get(2);
        IntPredicate valid = this.mask().map(DepthMask::asPredicate).orElse(_ -> true);
        var known = request.cameraWith(OptionalDouble.empty());
        var knownFocal =
                known.source() == CameraChoice.Source.DEFAULT
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                AffinePointFit.relativeFocal(
                                        known.intrinsics().fxPx() * placement.scale().x(),
                                        z.width(),
                                        z.height()));
        var fit = AffinePointFit.of(points.get(0), points.get(1), z, valid, knownFocal);
        float[] depth = z.toArray();
        for (int i = 0; i < depth.length; i++) {
            depth[i] += (float) fit.shift();
            if (!(depth[i] > 0)) depth[i] = Float.NaN;
        }
        double focalPx = fit.focalPx(z.width(), z.height()) / placement.scale().x();
        return new Raw(
                FloatGrid.adopt(z.width(), z.height(), depth),
                knownFocal.isPresent() || !(focalPx > 0)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(focalPx));
    }

    private static FloatGrid meanWithMirrored(FloatGrid grid, FloatGrid mirrored) {
        int width = grid.width();
        float[] mean = grid.toArray();
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                mean[i] = (mean[i] + mirrored.at(width - 1 - x, y)) / 2;
            }
        }
        return FloatGrid.adopt(width, grid.height(), mean);
    }

    /** Sky gets the 99th percentile of all other depth, where there is enough of both. */
    private FloatGrid withFarSky(FloatGrid depth) {
        var sky = outputs.other(OutputRole.Sky.class).filter(other -> other.tensor().isMap());
        if (sky.isEmpty() || !(sky.get().role() instanceof OutputRole.Sky(double threshold))) {
            return depth;
        }
        var values = sky.get().tensor().map();
        if (values.size() != depth.size()) return depth;
        float[] withoutSky = depth.toArray();
        int skyCells = 0;
        for (int i = 0; i < withoutSky.length; i++) {
            if (values.at(i) < threshold) continue;
            withoutSky[i] = Float.NaN;
            skyCells++;
        }
        boolean enough =
                skyCells > FEWEST_OF_A_KIND && withoutSky.length - skyCells > FEWEST_OF_A_KIND;
        if (!enough) return depth;
        var rest = FloatGrid.copyOf(depth.width(), depth.height(), withoutSky);
        float far = (float) Percentiles.of(rest).at(FARTHEST_PERCENTILE);
        for (int i = 0; i < withoutSky.length; i++) {
            if (values.at(i) >= threshold) withoutSky[i] = far;
        }
        return FloatGrid.adopt(depth.width(), depth.height(), withoutSky);
    }

    /** Metres per unit of the raw depth. */
    private float factor(Raw raw, CameraChoice camera) {
        double factor = number(OutputRole.Scale.class).orElse(1);
        double focalPx = camera.intrinsics().fxPx();
        if (rule.canonicalFocalPx().isPresent()) {
            factor *=
                    placement.scale().ofFocal(focalPx, camera.intrinsics().fyPx())
                            / rule.canonicalFocalPx().getAsDouble();
        }
        if (outputs.other(OutputRole.FocalLength.class).isPresent() && raw.focalPx().isPresent()) {
            factor *= focalPx / raw.focalPx().getAsDouble();
        }
        return (float) factor;
    }

    private FloatGrid toPhoto(FloatGrid raw, RowFinish finish) {
        if (!rule.resampledInversely()) {
            return placement.toPhoto(raw, rule.resampling(), finish);
        }
        RowFinish inverse = inverse(placement.photoWidth());
        return placement.toPhoto(
                raw.finished(inverse(raw.width())),
                rule.resampling(),
                (values, fromRow, toRow) -> {
                    inverse.finish(values, fromRow, toRow);
                    finish.finish(values, fromRow, toRow);
                });
    }

    private static RowFinish inverse(int width) {
        return (values, fromRow, toRow) -> {
            for (int i = fromRow * width; i < toRow * width; i++) {
                if (Float.isNaN(values[i])) continue;
                values[i] = 1 / Math.clamp(values[i], LEAST_INVERSE, GREATEST_INVERSE);
            }
        };
    }

    private Optional<DepthMask> mask() {
        return outputs.other(OutputRole.Mask.class)
                .filter(other -> other.tensor().isMap())
                .flatMap(
                        other ->
                                other.role() instanceof OutputRole.Mask(double threshold)
                                        ? Optional.of(
                                                new DepthMask(other.tensor().map(), threshold))
                                        : Optional.empty());
    }

    private SideViews sides(Raw raw) {
        var normals =
                outputs.other(OutputRole.Normals.class)
                        .map(NetworkOutputs.Other::tensor)
                        .filter(OutputTensor::isVectors)
                        .map(
                                tensor ->
                                        tensor.vectors().stream()
                                                .map(placement::networkMap)
                                                .toList())
                        .map(parts -> new NormalMap(parts.get(0), parts.get(1), parts.get(2)));
        return new SideViews(
                normals,
                side(OutputRole.Confidence.class),
                side(OutputRole.Sky.class),
                side(OutputRole.Mask.class),
                raw.focalPx());
    }

    private Optional<FloatGrid> side(Class<? extends OutputRole> role) {
        return outputs.other(role)
                .map(NetworkOutputs.Other::tensor)
                .filter(OutputTensor::isMap)
                .map(OutputTensor::map)
                .map(placement::networkMap);
    }
}
