package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.model.ModelCard;
import fathom.preprocess.InputSize;

/**
 * What a network made of a photograph.
 *
 * @param networkMap at the network's own resolution, padding cut away: it covers the whole
 *     photograph, possibly with pixels that are not square; geometry is built from it
 * @param map at the photograph's resolution; NaN where the photograph is fully transparent
 */
public record DepthResult(
        Photo photo,
        ModelCard card,
        DepthMap networkMap,
        DepthMap map,
        InputSize inputSize,
        Timings timings) {

    /** Wall-clock milliseconds; {@code loadMs} is 0 when the network was loaded already. */
    public record Timings(
            double loadMs, double preprocessMs, double inferenceMs, double postprocessMs) {
        /** Without loading the network. */
        public double estimateMs() {
            return preprocessMs + inferenceMs + postprocessMs;
        }
    }
}
