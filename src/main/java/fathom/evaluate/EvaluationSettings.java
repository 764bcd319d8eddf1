package fathom.evaluate;

import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.depth.DepthKind;

/** How a prediction is brought to ground truth and compared with it. */
public record EvaluationSettings(Protocol protocol, Alignment alignment, Estimator estimator) {
    /** As the literature reports networks of this kind: metric ones without alignment. */
    public static EvaluationSettings usual(Protocol protocol, DepthKind kind) {
        return new EvaluationSettings(
                protocol, Alignment.usual(kind, DepthKind.METRIC_DEPTH), Estimator.LEAST_SQUARES);
    }
}
