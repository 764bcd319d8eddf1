package fathom.cli;

import fathom.geometry.FocalHint;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

/** One of two ways to say how wide the lens is. */
final class LensOptions {
    private static final double WIDEST_FOV_DEG = 179;
    private static final double LONGEST_FOCAL_PX = 1e7;

    @Option(
            names = "--fov",
            paramLabel = "DEG",
            description =
                    "Horizontal field of view in degrees (default: the photograph's EXIF data, else"
                            + " what the model predicts, else 60).")
    private double fovDeg = Double.NaN;

    @Option(
            names = "--focal",
            paramLabel = "PX",
            description =
                    "Focal length in pixels of the photograph. Metres of some models depend on it:"
                            + " Metric3D, Depth Pro, Depth Anything 3 metric.")
    private double focalPx = Double.NaN;

    void check() throws UserFacingException {
        if (!Double.isNaN(fovDeg) && !(fovDeg >= 0.1 && fovDeg <= WIDEST_FOV_DEG)) {
            throw RunOptions.usage(
                    "--fov is %s.".formatted(fovDeg), "Give degrees from 0.1 to 179.");
        }
        if (!Double.isNaN(focalPx) && !(focalPx > 0 && focalPx <= LONGEST_FOCAL_PX)) {
            throw RunOptions.usage(
                    "--focal is %s.".formatted(focalPx),
                    "Give the focal length in pixels, for example 1200.");
        }
    }

    FocalHint hint() {
        if (!Double.isNaN(focalPx)) return FocalHint.ofFocalPx(focalPx);
        return Double.isNaN(fovDeg) ? FocalHint.NONE : FocalHint.ofFovDeg(fovDeg);
    }
}
