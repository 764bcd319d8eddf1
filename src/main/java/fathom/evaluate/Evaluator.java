package fathom.evaluate;

import fathom.compare.Aligner;
import fathom.compare.Alignment;
import fathom.compare.Fit;
import fathom.compare.PixelMask;
import fathom.compare.Quantity;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.util.BitSet;

/**
 * Compares one prediction with ground truth: brings it to the ground truth's size (bilinear,
 * corners aligned), aligns it over the valid pixels, clamps it, and sums the errors. All in double
 * precision from the stored floats on.
 */
public final class Evaluator {
    private final EvaluationSettings settings;

    public Evaluator(EvaluationSettings settings) {
        this.settings = settings;
    }

    public EvaluationSettings settings() {
        return settings;
    }

    /** The pixels of a ground truth map that count. */
    public BitSet validPixels(DepthMap truth, PixelMask mask) {
        FloatGrid grid = truth.grid();
        PixelRect rect = settings.protocol().crop().of(grid.width(), grid.height());
        var valid = new BitSet(grid.size());
        for (int y = rect.top(); y < rect.bottom(); y++) {
            for (int x = rect.left(); x < rect.right(); x++) {
                int i = y * grid.width() + x;
                if (settings.protocol().isValid(grid.at(i)) && mask.includes(i)) valid.set(i);
            }
        }
        return valid;
    }

    /** The ground truth with NaN where it does not count, for pictures. */
    public DepthMap onlyValid(DepthMap truth, PixelMask mask) {
        BitSet valid = validPixels(truth, mask);
        float[] values = truth.grid().toArray();
        for (int i = 0; i < values.length; i++) if (!valid.get(i)) values[i] = Float.NaN;
        return truth.withGrid(FloatGrid.adopt(truth.grid().width(), truth.grid().height(), values));
    }

    public ImageScore score(DepthMap prediction, DepthMap truth) throws UserFacingException {
        return score(prediction, truth, PixelMask.ALL);
    }

    /**
     * @param truth metric
     * @param mask of the ground truth's pixels, beyond what the protocol says
     * @throws UserFacingException {@link Fault#BAD_INPUT} when no pixel is valid or no alignment
     *     exists; {@link Fault#USAGE} when the kinds cannot be compared so
     */
    public ImageScore score(DepthMap prediction, DepthMap truth, PixelMask mask)
            throws UserFacingException {
        requireComparable(prediction.kind(), truth.kind());
        DepthMap resized = Aligner.atSizeOf(prediction, truth);
        BitSet valid = validPixels(truth, mask);
        if (valid.isEmpty()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "No pixel of the ground truth lies between %s and %s m within the crop."
                            .formatted(
                                    settings.protocol().minDepthM(),
                                    settings.protocol().maxDepthM()),
                    "Check the depth scale and the protocol.");
        }
        Fit fit =
                Aligner.fit(
                                resized,
                                truth,
                                settings.alignment(),
                                settings.estimator(),
                                PixelMask.of(valid))
                        .orElseThrow(Evaluator::notAligned);
        var sums = new ErrorSums();
        for (int i = valid.nextSetBit(0); i >= 0; i = valid.nextSetBit(i + 1)) {
            sums.add(metres(fit, resized, i), truth.grid().at(i));
        }
        FloatGrid aligned = aligned(prediction, truth, fit).grid();
        var boundaries = Boundaries.compare(aligned, truth.grid(), valid);
        var order = DepthOrder.compare(aligned, truth.grid(), valid);
        return new ImageScore(
                sums.values().with(boundaries.byMetric()).with(order), fit, sums.count());
    }

    /** The prediction at the ground truth's size in metres, aligned and clamped, for pictures. */
    public DepthMap.Metric aligned(DepthMap prediction, DepthMap truth, Fit fit) {
        DepthMap resized = Aligner.atSizeOf(prediction, truth);
        var metres = new float[resized.grid().size()];
        for (int i = 0; i < metres.length; i++) metres[i] = (float) metres(fit, resized, i);
        return new DepthMap.Metric(
                FloatGrid.adopt(resized.grid().width(), resized.grid().height(), metres));
    }

    private double metres(Fit fit, DepthMap map, int index) {
        double value = map.grid().at(index);
        if (isInfinitelyFar(map.kind(), value)) return settings.protocol().maxDepthM();
        double aligned = fit.apply(map.kind(), value);
        if (fit.quantity() == Quantity.DISPARITY && !Double.isNaN(aligned)) {
            aligned = aligned > 0 ? 1 / aligned : Double.POSITIVE_INFINITY;
        }
        return settings.protocol().clamped(aligned);
    }

    /** Disparity of 0 and below only where it has no shift; with one, the fit says how far. */
    private boolean isInfinitelyFar(DepthKind kind, double value) {
        if (!kind.largerIsNearer()) return value == Double.POSITIVE_INFINITY;
        return settings.alignment().quantity(kind) == Quantity.DEPTH && value <= 0;
    }

    private void requireComparable(DepthKind prediction, DepthKind truth)
            throws UserFacingException {
        if (truth != DepthKind.METRIC_DEPTH) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "Ground truth in %s has no metres to compare with.".formatted(truth.label()),
                    "Give metric ground truth.");
        }
        if (settings.alignment() == Alignment.NONE && prediction != DepthKind.METRIC_DEPTH) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "A map in %s has no metres, so it cannot be compared without alignment."
                            .formatted(prediction.label()),
                    "Choose --align scale-shift, which fits scale and shift in inverse depth.");
        }
    }

    private static UserFacingException notAligned() {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "The prediction has no value at any valid pixel, so it cannot be aligned.",
                "Look at the prediction, or choose another alignment.");
    }
}
