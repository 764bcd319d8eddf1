package fathom.groundtruth;

import fathom.image.Photo;
import fathom.raster.FloatGrid;

import java.util.Optional;

/** Whether depth has the shape of its photograph. What has another is stretched over it. */
public final class PhotoShape {
    /** Sizes that networks round to their stride differ by less. */
    private static final double TOLERANCE = 0.02;

    private PhotoShape() {}

    /**
     * @param depth names the map in the message
     * @return what a user should know; empty where width by height differs by at most 2 %
     */
    public static Optional<String> mismatch(String depth, FloatGrid grid, Photo photo) {
        double aspect = (double) grid.width() / grid.height();
        double photoAspect = (double) photo.width() / photo.height();
        if (Math.abs(aspect / photoAspect - 1) <= TOLERANCE) return Optional.empty();
        return Optional.of(
                "'%s' is %dx%d and '%s' %dx%d: the depth is stretched over the photograph."
                        .formatted(
                                depth,
                                grid.width(),
                                grid.height(),
                                photo.name(),
                                photo.width(),
                                photo.height()));
    }
}
