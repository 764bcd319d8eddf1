package fathom.model;

import fathom.depth.DepthKind;
import fathom.raster.Resampling;

import java.util.OptionalDouble;

/**
 * How a network's depth output becomes a depth map.
 *
 * @param form what the output holds
 * @param nonNegative whether negative values are errors of the network or the resampling, to be
 *     clamped at 0
 * @param resampling how the map gets to the photograph's size
 * @param resampledInversely whether 1 / depth is resampled instead of depth (Depth Pro)
 * @param canonicalFocalPx the output is metres for a camera of this focal length, in pixels of the
 *     network's input; a real one scales it by f / canonical (Metric3D, Depth Anything 3 metric)
 * @param maximum values above are clamped to it
 * @param flipAveraged whether the mirrored photograph is run too, and both outputs averaged
 *     (ZoeDepth)
 */
public record DepthRule(
        DepthKind kind,
        Form form,
        boolean nonNegative,
        Resampling resampling,
        boolean resampledInversely,
        OptionalDouble canonicalFocalPx,
        OptionalDouble maximum,
        boolean flipAveraged) {
    /** What the depth output holds. */
    public enum Form {
        /** H×W values. */
        MAP("map"),
        /**
         * H×W points in camera axes, up to a shift along z and the focal length, both of which are
         * found by fitting a pinhole camera (MoGe).
         */
        AFFINE_POINTS("affine-points");

        private final String id;

        Form(String id) {
            this.id = id;
        }

        /** The word of model cards. */
        public String id() {
            return id;
        }
    }

    /** A map that is resampled and nothing else. */
    public static DepthRule map(DepthKind kind, boolean nonNegative, Resampling resampling) {
        return new DepthRule(
                kind,
                Form.MAP,
                nonNegative,
                resampling,
                false,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false);
    }

    public DepthRule withResampling(Resampling other) {
        return new DepthRule(
                kind,
                form,
                nonNegative,
                other,
                resampledInversely,
                canonicalFocalPx,
                maximum,
                flipAveraged);
    }
}
