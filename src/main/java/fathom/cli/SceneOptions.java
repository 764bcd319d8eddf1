package fathom.cli;

import fathom.geometry.EdgeCut;
import fathom.geometry.FocalHint;
import fathom.geometry.NearFar;
import fathom.geometry.recipe.MeshRecipe;
import fathom.job.UserFacingException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.OptionalInt;

/** How depth becomes geometry. */
final class SceneOptions {
    @Option(
            names = "--points",
            description = "Write points instead of a mesh (.glb, .ply; .pcd is always points).")
    private boolean points;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private LensOptions lens = new LensOptions();

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

    void check() throws UserFacingException {
        lens.check();
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

    FocalHint focal() {
        return lens.hint();
    }
}
