package fathom.ui.scene3d;

import fathom.depth.DepthMap;
import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.image.Photo;
import fathom.ui.state.SceneMode;

/**
 * All that a scene's shape depends on. The field of view is not among it: it stretches the finished
 * shape.
 *
 * @param map at the network's own resolution, covering the whole photograph
 * @param step every how many cells a vertex is wanted; very large maps get fewer
 */
record SceneRequest(
        Photo photo, DepthMap map, SceneMode mode, NearFar nearFar, EdgeCut cut, int step) {

    /** Whether only the way differs in which the same surface is drawn. */
    boolean fillsSameSpaceAs(SceneRequest other) {
        return map.equals(other.map) && nearFar.equals(other.nearFar);
    }
}
