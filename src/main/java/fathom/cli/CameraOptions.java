package fathom.cli;

import fathom.geometry.CameraChoice;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.util.OptionalDouble;

/** How wide the lens is, in one of two ways. */
final class CameraOptions {
    private static final double NARROWEST_FOV_DEG = 0.1;
    private static final double WIDEST_FOV_DEG = 179;
    private static final double LONGEST_FOCAL_PX = 1e7;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Lens lens = new Lens();

    private static final class Lens {
        @Option(
                names = "--fov",
                paramLabel = "DEG",
                description =
                        "Horizontal field of view in degrees (default: the photograph's EXIF data,"
                                + " else 60).")
        private double fovDeg = Double.NaN;

        @Option(
                names = "--focal",
                paramLabel = "PX",
                description = "Focal length in pixels of the photograph.")
        private double focalPx = Double.NaN;
    }

    void check() throws UserFacingException {
        boolean fovGiven = !Double.isNaN(lens.fovDeg);
        if (fovGiven && !(lens.fovDeg >= NARROWEST_FOV_DEG && lens.fovDeg <= WIDEST_FOV_DEG)) {
            throw RunOptions.usage(
                    "--fov is %s.".formatted(lens.fovDeg), "Give degrees from 0.1 to 179.");
        }
        boolean focalGiven = !Double.isNaN(lens.focalPx);
        if (focalGiven && !(lens.focalPx > 0 && lens.focalPx <= LONGEST_FOCAL_PX)) {
            throw RunOptions.usage(
                    "--focal is %s.".formatted(lens.focalPx),
                    "Give the focal length in pixels, for example 1200.");
        }
    }

    CameraChoice choose(int width, int height, PhotoFacts facts) {
        return CameraChoice.choose(
                width,
                height,
                given(lens.focalPx),
                given(lens.fovDeg),
                facts,
                OptionalDouble.empty());
    }

    private static OptionalDouble given(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
