package fathom.ui.state;

import fathom.compare.Fit;
import fathom.compare.Histogram;
import fathom.compare.PointPair;
import fathom.depth.DepthMap;

import java.util.List;
import java.util.Optional;

/**
 * A tile's depth in the numbers of the reference.
 *
 * @param map of the reference's kind and size
 * @param fit empty for the reference itself
 * @param histogram over one range for all maps; empty while it is counted
 * @param orderings what the tile's own map says of every marked pair; empty while it is asked
 */
public record ComparedMap(
        TileContent tile,
        DepthMap map,
        Optional<Fit> fit,
        Optional<Histogram> histogram,
        List<PointPair.Ordering> orderings) {}
