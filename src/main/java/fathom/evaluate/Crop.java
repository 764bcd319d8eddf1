package fathom.evaluate;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which part of an image counts. The numbers are those of ZoeDepth's misc.py, with Python's
 * truncation and slicing.
 */
public enum Crop {
    NONE("none"),
    /** NYU's Eigen crop, rows 45 to 471 and columns 41 to 601 of 480 × 640. */
    EIGEN_NYU("eigen-nyu"),
    /** KITTI's Garg crop. */
    GARG("garg"),
    /** KITTI's Eigen crop. */
    EIGEN_KITTI("eigen-kitti");

    private final String id;

    Crop(String id) {
        this.id = id;
    }

    /** The word of the command line and of reports. */
    public String id() {
        return id;
    }

    public static Optional<Crop> fromId(String id) {
        return Arrays.stream(values()).filter(crop -> crop.id.equals(id)).findFirst();
    }

    /** The part of a ground truth map of this size. */
    public PixelRect of(int width, int height) {
        return switch (this) {
            case NONE -> new PixelRect(0, 0, width, height);
            case EIGEN_NYU ->
                    new PixelRect(
                            Math.min(41, width),
                            Math.min(45, height),
                            Math.min(601, width),
                            Math.min(471, height));
            case GARG ->
                    new PixelRect(
                            (int) (0.03594771 * width),
                            (int) (0.40810811 * height),
                            (int) (0.96405229 * width),
                            (int) (0.99189189 * height));
            case EIGEN_KITTI ->
                    new PixelRect(
                            (int) (0.0359477 * width),
                            (int) (0.3324324 * height),
                            (int) (0.96405229 * width),
                            (int) (0.91351351 * height));
        };
    }
}
