package fathom.depth;

import fathom.raster.FloatGrid;

/**
 * What a network says about distance. The kind decides what may be done with it. NaN means "no
 * depth".
 */
public sealed interface DepthMap {
    FloatGrid grid();

    DepthKind kind();

    /** The same kind of depth over other numbers. */
    DepthMap withGrid(FloatGrid grid);

    static DepthMap of(DepthKind kind, FloatGrid grid) {
        return switch (kind) {
            case RELATIVE_DISPARITY -> new RelativeDisparity(grid);
            case RELATIVE_DEPTH -> new RelativeDepth(grid);
            case METRIC_DEPTH -> new Metric(grid);
        };
    }

    /**
     * Larger is nearer; scale and shift of the inverse depth are unknown, so no length can be read
     * off.
     */
    record RelativeDisparity(FloatGrid grid) implements DepthMap {
        @Override
        public DepthKind kind() {
            return DepthKind.RELATIVE_DISPARITY;
        }

        @Override
        public RelativeDisparity withGrid(FloatGrid other) {
            return new RelativeDisparity(other);
        }
    }

    /** Larger is farther; scale and shift are unknown. */
    record RelativeDepth(FloatGrid grid) implements DepthMap {
        @Override
        public DepthKind kind() {
            return DepthKind.RELATIVE_DEPTH;
        }

        @Override
        public RelativeDepth withGrid(FloatGrid other) {
            return new RelativeDepth(other);
        }
    }

    /** Metres along the optical axis, not along the viewing ray. */
    record Metric(FloatGrid grid) implements DepthMap {
        @Override
        public DepthKind kind() {
            return DepthKind.METRIC_DEPTH;
        }

        @Override
        public Metric withGrid(FloatGrid other) {
            return new Metric(other);
        }
    }
}
