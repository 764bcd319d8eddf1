package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.image.Photo;
import fathom.model.ModelCard;
import fathom.preprocess.InputSize;

import java.util.OptionalDouble;

/**
 * What a network made of a photograph.
 *
 * @param networkMap at the network's own resolution, padding cut away: it covers the whole
 *     photograph, possibly with pixels that are not square; geometry is built from it
 * @param map at the photograph's resolution; NaN where the photograph is fully transparent
 * @param sides what the network said beside depth
 * @param camera the photograph's camera as it is known after the run; metres that depend on a focal
 *     length are right for this one
 */
public record DepthResult(
        Photo photo,
        ModelCard card,
        DepthMap networkMap,
        DepthMap map,
        SideViews sides,
        CameraChoice camera,
        InputSize inputSize,
        Timings timings) {

    /** Of a network that gives depth alone. */
    public DepthResult(
            Photo photo,
            ModelCard card,
            DepthMap networkMap,
            DepthMap map,
            InputSize inputSize,
            Timings timings) {
        this(
                photo,
                card,
                networkMap,
                map,
                SideViews.NONE,
                DepthRequest.of(photo, card).cameraWith(OptionalDouble.empty()),
                inputSize,
                timings);
    }

    /** Wall-clock milliseconds; {@code loadMs} is 0 when the network was loaded already. */
    public record Timings(
            double loadMs, double preprocessMs, double inferenceMs, double postprocessMs) {
        /** Without loading the network. */
        public double estimateMs() {
            return preprocessMs + inferenceMs + postprocessMs;
        }
    }
}
