package fathom.pipeline;

import fathom.preprocess.Placement;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.util.function.IntPredicate;

/** Where a network says that depth exists: above the threshold. */
record DepthMask(FloatGrid values, double threshold) {
    DepthMask cutBy(Placement placement) {
        return new DepthMask(placement.networkMap(values), threshold);
    }

    /** By row-major index into the mask's own grid. */
    IntPredicate asPredicate() {
        return index -> values.at(index) > threshold;
    }

    /** By row-major index into another grid over the same photograph. */
    IntPredicate over(int width, int height) {
        var resized = FloatResampler.resize(values, width, height, Resampling.CV_LINEAR);
        return index -> resized.at(index) > threshold;
    }
}
