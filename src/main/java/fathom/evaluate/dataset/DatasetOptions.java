package fathom.evaluate.dataset;

import fathom.depth.DepthKind;
import fathom.image.PhotoReader;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the files of a data set are read.
 *
 * @param pair tells which depth belongs to which photograph; empty to find out
 * @param kind of the ground truth's numbers; empty for what the files say, else metric
 * @param depthScale steps a metre, for all files; empty for what follows
 * @param integerScale steps a metre of whole numbers whose file does not tell, where the layout
 *     does not either
 */
public record DatasetOptions(
        PhotoReader photos,
        Optional<PairRule> pair,
        Optional<DepthKind> kind,
        OptionalDouble depthScale,
        OptionalDouble integerScale) {

    /** The same, with the scale that a layout prescribes for whole numbers. */
    DatasetOptions withIntegerScale(double scale) {
        return new DatasetOptions(photos, pair, kind, depthScale, OptionalDouble.of(scale));
    }
}
