package fathom.cli;

import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.util.OptionalDouble;

/** How depth becomes geometry. */
final class SceneOptions {
    private static final double WIDEST_FOV_DEG = 179;
    private static final double LONGEST_FOCAL_PX = 1e7;

    @Option(
            names = "--points",
            description = "Write points instead of a mesh (.glb, .ply; .pcd is always points).")
    private boolean points;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Camera camera = new Camera();

    @Option(
            names = "--near",
            paramLabel = "M",
            description = "Where the nearest part of a relative map is put (default: 1).")
    private double near = NearFar.DEFAULT.near();

    @Option(
            names = "--far",
            paramLabel = "M",
            description = "Where the farthest part of a relative map is put (default: 10).")
    private double far = NearFar.DEFAULT.far();

    @Option(
            names = "--edge-threshold",
            paramLabel = "R",
            description =
                    "Cut the surface where depth jumps by more than this share of the nearer"
                            + " distance (default: 0.04; inf cuts nothing).")
    private double edgeThreshold = EdgeCut.DEFAULT.relativeJump();

    /** One of two ways to say how wide the lens is. */
    private static final class Camera {
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
        if (!Double.isNaN(camera.fovDeg)
                && !(camera.fovDeg >= 0.1 && camera.fovDeg <= WIDEST_FOV_DEG)) {
            throw RunOptions.usage(
                    "--fov is %s.".formatted(camera.fovDeg), "Give degrees from 0.1 to 179.");
        }
        if (!Double.isNaN(camera.focalPx)
                && !(camera.focalPx > 0 && camera.focalPx <= LONGEST_FOCAL_PX)) {
            throw RunOptions.usage(
                    "--focal is %s.".formatted(camera.focalPx),
                    "Give the focal length in pixels, for example 1200.");
        }
        if (!(near > 0 && far > near && Double.isFinite(far))) {
            throw RunOptions.usage(
                    "--near is %s and --far is %s.".formatted(near, far),
                    "Give numbers with 0 < near < far, for example --near 1 --far 10.");
        }
        if (!(edgeThreshold > 0)) {
            throw RunOptions.usage(
                    "--edge-threshold is %s.".formatted(edgeThreshold),
                    "Give a number above 0, for example 0.04.");
        }
    }

    boolean points() {
        return points;
    }

    NearFar nearFar() {
        return new NearFar(near, far);
    }

    EdgeCut edgeCut() {
        return new EdgeCut(edgeThreshold);
    }

    CameraChoice cameraOf(Photo photo) {
        return CameraChoice.choose(
                photo.width(),
                photo.height(),
                given(camera.focalPx),
                given(camera.fovDeg),
                photo.facts(),
                OptionalDouble.empty());
    }

    private static OptionalDouble given(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
