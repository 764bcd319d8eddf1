package fathom.evaluate.dataset;

import fathom.compare.PixelMask;
import fathom.depth.DepthMap;

/**
 * @param mask which pixels the data set itself declares valid, beyond those without a value
 */
public record GroundTruth(DepthMap depth, PixelMask mask) {}
