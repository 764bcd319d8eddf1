package fathom.cli;

import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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

    @Option(
            names = "--max-triangles",
            paramLabel = "N",
            description =
                    "Simplify the mesh to at most N triangles: many stay where the surface bends"
                            + " and along its borders, few on planes.")
    private OptionalInt maxTriangles = OptionalInt.empty();

    @Mixin private RefineOptions refine = new RefineOptions();

    @Mixin private ReliefOptions relief = new ReliefOptions();

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
        if (maxTriangles.orElse(MeshRecipe.FEWEST_TRIANGLES) < MeshRecipe.FEWEST_TRIANGLES) {
            throw RunOptions.usage(
                    "--max-triangles is %d.".formatted(maxTriangles.getAsInt()),
                    "Give at least %d.".formatted(MeshRecipe.FEWEST_TRIANGLES));
        }
        refine.check();
        relief.check();
    }

    /** Refuses what only a mesh can have. */
    void checkPoints(Path out) throws UserFacingException {
        String option =
                maxTriangles.isPresent() ? "--max-triangles" : relief.isAsked() ? "--relief" : "";
        if (option.isEmpty()) return;
        throw RunOptions.usage(
                "%s needs a mesh, and '%s' is to hold points.".formatted(option, out),
                "Leave %s out, or write a mesh: .glb, .obj, .ply or .stl without --points."
                        .formatted(option));
    }

    boolean points() {
        return points;
    }

    MeshRecipe recipe() {
        return MeshRecipe.DEFAULT
                .withNearFar(new NearFar(near, far))
                .withCut(new EdgeCut(edgeThreshold))
                .withRefine(refine.recipe())
                .withMaxTriangles(maxTriangles)
                .withRelief(relief.recipe());
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
