package fathom.compare;

import fathom.depth.DepthMap;

/**
 * A map in the numbers of the reference that it was aligned to.
 *
 * @param map of the reference's kind and size
 */
public record AlignedMap(DepthMap map, Fit fit) {}
