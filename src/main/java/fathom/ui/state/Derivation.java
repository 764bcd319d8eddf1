package fathom.ui.state;

import fathom.compare.AlignedMap;
import fathom.compare.Aligner;
import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Disagreement;
import fathom.compare.Discontinuities;
import fathom.compare.Estimator;
import fathom.compare.FlipConsistency;
import fathom.compare.Histogram;
import fathom.compare.NormalMap;
import fathom.compare.PointPair;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.Evaluator;
import fathom.evaluate.ImageScore;
import fathom.evaluate.PixelRect;
import fathom.evaluate.Protocol;
import fathom.geometry.Intrinsics;
import fathom.geometry.NearFar;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.inference.EngineOptions;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Something that is computed from depth maps before a tile can draw it. Equal ones give equal
 * results. Reads whole maps: not on the toolkit's thread.
 */
sealed interface Derivation {

    /** What came out. */
    sealed interface Result {
        record Aligned(AlignedMap aligned) implements Result {}

        /**
         * @param typical the 98th percentile of the values' size
         */
        record Values(FloatGrid grid, float typical) implements Result {
            static Values of(FloatGrid grid) {
                var percentiles = Percentiles.of(grid);
                if (percentiles.count() == 0) return new Values(grid, 0);
                double below = Math.abs(percentiles.at(2));
                return new Values(grid, (float) Math.max(below, Math.abs(percentiles.at(98))));
            }
        }

        /** Values that do not begin at 0. */
        record Ranged(FloatGrid grid, DepthRange range) implements Result {}

        record Normals(NormalMap normals, Photo colours) implements Result {}

        record Counts(Histogram histogram) implements Result {}

        record Orderings(List<PointPair.Ordering> orderings) implements Result {}

        record Score(ImageScore score) implements Result {}

        /**
         * @param truth without what does not count
         */
        record Counted(DepthMap truth) implements Result {}

        /** No pixel could be compared. */
        record Nothing() implements Result {}
    }

    Result compute(JobMonitor monitor) throws UserFacingException;

    /** A map in the numbers of the reference. */
    record Aligning(DepthMap map, DepthMap reference, Alignment alignment, Estimator estimator)
            implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return Aligner.align(map, reference, alignment, estimator)
                    .<Result>map(Result.Aligned::new)
                    .orElseGet(Result.Nothing::new);
        }
    }

    /** An aligned map less the reference. */
    record Differing(FloatGrid aligned, FloatGrid reference, Difference difference)
            implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return Result.Values.of(difference.of(aligned, reference));
        }
    }

    /** The spread of aligned maps. */
    record Disagreeing(List<FloatGrid> aligned) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return Result.Values.of(Disagreement.STANDARD_DEVIATION.of(aligned));
        }
    }

    /** A map's histogram. */
    record Counting(FloatGrid grid, DepthRange range, int bins) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return new Result.Counts(Histogram.of(grid, range, bins));
        }
    }

    /** Which point of each pair is nearer; a pair beside the map is unknown. */
    record Ordering(DepthMap map, List<PointPair> pairs) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return new Result.Orderings(pairs.stream().map(this::in).toList());
        }

        private PointPair.Ordering in(PointPair pair) {
            var grid = map.grid();
            boolean inside =
                    Math.min(Math.min(pair.x1(), pair.x2()), Math.min(pair.y1(), pair.y2())) >= 0
                            && Math.max(pair.x1(), pair.x2()) < grid.width()
                            && Math.max(pair.y1(), pair.y2()) < grid.height();
            return inside
                    ? pair.in(map)
                    : new PointPair.Ordering(PointPair.Nearer.UNKNOWN, OptionalDouble.empty());
        }
    }

    /**
     * A prediction against ground truth. Where the protocol cuts photographs, both are cut, after
     * the network has seen the whole photograph.
     */
    record Scoring(DepthMap prediction, DepthMap truth, EvaluationSettings settings)
            implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) throws UserFacingException {
            var rect = kbCrop(settings.protocol(), truth.grid());
            if (rect.isEmpty()) {
                return new Result.Score(new Evaluator(settings).score(prediction, truth));
            }
            var resized = Aligner.atSizeOf(prediction, truth);
            return new Result.Score(
                    new Evaluator(settings)
                            .score(cut(resized, rect.get()), cut(truth, rect.get())));
        }

        private static DepthMap cut(DepthMap map, PixelRect rect) {
            int width = rect.right() - rect.left();
            int height = rect.bottom() - rect.top();
            var values = new float[width * height];
            for (int y = 0; y < height; y++) {
                int from = (rect.top() + y) * map.grid().width() + rect.left();
                map.grid().copyTo(from, values, y * width, width);
            }
            return map.withGrid(FloatGrid.adopt(width, height, values));
        }
    }

    /** Ground truth without the pixels that do not count. */
    record Masking(DepthMap truth, Protocol protocol) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            var grid = truth.grid();
            var rect = countedPart(protocol, grid.width(), grid.height());
            float[] values = grid.toArray();
            for (int i = 0; i < values.length; i++) {
                boolean counts =
                        rect.contains(i % grid.width(), i / grid.width())
                                && protocol.isValid(values[i]);
                if (!counts) values[i] = Float.NaN;
            }
            return new Result.Counted(
                    truth.withGrid(FloatGrid.adopt(grid.width(), grid.height(), values)));
        }
    }

    private static Optional<PixelRect> kbCrop(Protocol protocol, FloatGrid grid) {
        boolean cuts =
                protocol.kbCrop()
                        && grid.width() >= Protocol.KB_WIDTH
                        && grid.height() >= Protocol.KB_HEIGHT;
        return cuts
                ? Optional.of(Protocol.kbCropOf(grid.width(), grid.height()))
                : Optional.empty();
    }

    /** The part of a ground truth map that a protocol counts, in the whole map's pixels. */
    static PixelRect countedPart(Protocol protocol, int width, int height) {
        boolean cuts =
                protocol.kbCrop() && width >= Protocol.KB_WIDTH && height >= Protocol.KB_HEIGHT;
        if (!cuts) return protocol.crop().of(width, height);
        var outer = Protocol.kbCropOf(width, height);
        var inner = protocol.crop().of(outer.right() - outer.left(), outer.bottom() - outer.top());
        return new PixelRect(
                outer.left() + inner.left(),
                outer.top() + inner.top(),
                outer.left() + inner.right(),
                outer.top() + inner.bottom());
    }

    /** Jumps between neighbouring cells. */
    record Jumping(DepthMap map) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            return Result.Values.of(Discontinuities.of(map));
        }
    }

    /**
     * Normals of a map that covers the whole photograph.
     *
     * @param camera of the photograph
     */
    record Facing(DepthMap map, Photo photo, Intrinsics camera, NearFar nearFar)
            implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            var grid = map.grid();
            var cells =
                    camera.resizedBy(
                            (double) grid.width() / photo.width(),
                            (double) grid.height() / photo.height());
            var normals = NormalMap.of(ZSurface.of(map, nearFar), cells);
            return new Result.Normals(normals, pictureOf(normals, photo));
        }

        private static Photo pictureOf(NormalMap normals, Photo photo) {
            int cells = normals.width() * normals.height();
            var rgb = new byte[3 * cells];
            for (int i = 0; i < cells; i++) {
                int argb = normals.argbAt(i);
                rgb[3 * i] = (byte) (argb >> 16);
                rgb[3 * i + 1] = (byte) (argb >> 8);
                rgb[3 * i + 2] = (byte) argb;
            }
            return Photo.adopt(
                    photo.name(), normals.width(), normals.height(), rgb, null, PhotoFacts.NONE);
        }
    }

    /**
     * What a network states beside depth, at the size of its depth: from the 2nd to the 98th
     * percentile of its own scale.
     */
    record Stating(DepthResult result, FloatGrid stated) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            var size = result.map().grid();
            var grid =
                    FloatResampler.resize(
                            stated, size.width(), size.height(), Resampling.CV_LINEAR);
            var percentiles = Percentiles.of(grid);
            if (percentiles.count() == 0) return new Result.Nothing();
            float low = (float) percentiles.at(2);
            return new Result.Ranged(grid, new DepthRange(low, (float) percentiles.at(98)));
        }
    }

    /** The normals that a network states, at the size of its depth. */
    record StatingNormals(DepthResult result, fathom.depth.NormalMap stated) implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) {
            var photo = result.photo();
            var size = result.map().grid();
            var camera = result.camera().forGrid(size.width(), size.height());
            var normals = NormalMap.facing(resized(stated, size), camera);
            return new Result.Normals(normals, Facing.pictureOf(normals, photo));
        }

        private static fathom.depth.NormalMap resized(fathom.depth.NormalMap map, FloatGrid size) {
            return new fathom.depth.NormalMap(
                    resized(map.x(), size), resized(map.y(), size), resized(map.z(), size));
        }

        private static FloatGrid resized(FloatGrid grid, FloatGrid size) {
            return FloatResampler.resize(grid, size.width(), size.height(), Resampling.CV_LINEAR);
        }
    }

    /** A model against itself on the mirrored photograph: one more run of its network. */
    record Flipping(DepthResult result, OptionalInt side, DepthSource source)
            implements Derivation {
        @Override
        public Result compute(JobMonitor monitor) throws UserFacingException {
            var mirrored = result.photo().mirrored();
            var request =
                    new DepthRequest(mirrored, result.card(), side, EngineOptions.DEFAULT)
                            .withFocal(result.camera().byHand());
            var ofMirrored = source.estimate(request, monitor).map();
            Optional<FloatGrid> apart = FlipConsistency.of(result.map(), ofMirrored);
            return apart.<Result>map(Result.Values::of).orElseGet(Result.Nothing::new);
        }
    }
}
