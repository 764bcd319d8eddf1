package fathom.evaluate.run;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.evaluate.EvaluationSettings;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.util.Map;

/**
 * A network that takes part.
 *
 * @param provenance what is needed to make its numbers again: hash, recipe, size
 */
public record Contender(
        String id,
        String name,
        DepthKind kind,
        EvaluationSettings settings,
        Map<String, Object> provenance,
        Predictor predictor) {

    /** Estimates depth; called from one thread at a time. */
    @FunctionalInterface
    public interface Predictor {
        Prediction predict(Photo photo, JobMonitor monitor) throws UserFacingException;
    }

    /**
     * @param map of the photograph's size
     * @param milliseconds from the photograph to the map, loading excluded
     */
    public record Prediction(DepthMap map, double milliseconds) {}
}
