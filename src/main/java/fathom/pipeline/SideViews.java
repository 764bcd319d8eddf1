package fathom.pipeline;

import fathom.depth.NormalMap;
import fathom.raster.FloatGrid;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a network said beside depth. All grids have the network's own resolution with the padding
 * cut away: they cover the whole photograph.
 *
 * @param confidence larger is surer, on the network's own scale
 * @param sky larger is surer
 * @param mask how likely depth exists, from 0 to 1
 * @param focalPx the focal length that the network predicts, in pixels of the photograph
 */
public record SideViews(
        Optional<NormalMap> normals,
        Optional<FloatGrid> confidence,
        Optional<FloatGrid> sky,
        Optional<FloatGrid> mask,
        OptionalDouble focalPx) {
    public static final SideViews NONE =
            new SideViews(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty());
}
