package fathom.evaluate;

import fathom.compare.Fit;

/**
 * One prediction's metrics.
 *
 * @param fit what alignment found; scale 1 and shift 0 where there was none
 * @param validPixels how many pixels were compared
 */
public record ImageScore(MetricValues values, Fit fit, long validPixels) {}
