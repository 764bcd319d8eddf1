package fathom.compare;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.util.Optional;

/**
 * Brings a map to a reference: {@link #fit} finds the numbers, {@link #align} applies them too. The
 * formulas are those of the MiDaS authors' closed form (a00 = Σd², a01 = Σd, a11 = n), solved so
 * that they agree with numpy.linalg.lstsq to rounding.
 */
public final class Aligner {
    private Aligner() {}

    /**
     * The map at the reference's size and in its numbers. Inverse depth that would lie beyond the
     * farthest depth of a reference in depth is put there (MoGe's rule), so that every pixel of the
     * map can be compared.
     *
     * @return empty where no pixel has a value in both
     */
    public static Optional<AlignedMap> align(
            DepthMap map, DepthMap reference, Alignment alignment, Estimator estimator) {
        DepthMap resized = atSizeOf(map, reference);
        return fit(resized, reference, alignment, estimator, PixelMask.ALL)
                .map(
                        fit ->
                                new AlignedMap(
                                        fit.apply(resized, reference.kind(), farthest(reference)),
                                        fit));
    }

    /** Bilinear, corners aligned, as the literature brings predictions to ground truth. */
    public static DepthMap atSizeOf(DepthMap map, DepthMap reference) {
        FloatGrid to = reference.grid();
        return map.withGrid(
                FloatResampler.resize(
                        map.grid(), to.width(), to.height(), Resampling.TORCH_BILINEAR_ALIGNED));
    }

    /**
     * Over the pixels of the mask that have a value in both maps, which are of one size. For values
     * that are all alike, or a single pixel, the fit of least length, as numpy.linalg.lstsq.
     *
     * @return empty where there is no such pixel, or where a median is 0
     */
    public static Optional<Fit> fit(
            DepthMap map,
            DepthMap reference,
            Alignment alignment,
            Estimator estimator,
            PixelMask mask) {
        Quantity quantity = alignment.quantity(map.kind());
        Samples samples = Samples.of(map, reference, quantity, mask);
        if (samples.size() == 0) return Optional.empty();
        boolean robust = estimator == Estimator.ROBUST;
        Line line =
                switch (alignment) {
                    case NONE -> new Line(1, 0);
                    case MEDIAN -> new Line(samples.medianOfReference() / samples.medianOfMap(), 0);
                    case SCALE -> solve(new LineFit(samples, false), robust);
                    case SCALE_SHIFT, SCALE_SHIFT_DEPTH ->
                            solve(new LineFit(samples, true), robust);
                };
        if (!Double.isFinite(line.scale()) || !Double.isFinite(line.shift())) {
            return Optional.empty();
        }
        return Optional.of(
                new Fit(
                        alignment,
                        estimator,
                        quantity,
                        line.scale(),
                        line.shift(),
                        samples.size(),
                        samples.rmsResidual(line)));
    }

    private static Line solve(LineFit fit, boolean robust) {
        return robust ? fit.robust() : fit.leastSquares();
    }

    private static double farthest(DepthMap reference) {
        if (reference.kind() == DepthKind.RELATIVE_DISPARITY) return Double.POSITIVE_INFINITY;
        double largest = Percentiles.of(reference.grid()).at(100);
        return largest > 0 ? largest : Double.POSITIVE_INFINITY;
    }
}
