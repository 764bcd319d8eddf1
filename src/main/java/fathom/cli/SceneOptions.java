package fathom.cli;

import fathom.export.mesh.MeshFormat;
import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.FocalHint;
import fathom.geometry.NearFar;
import fathom.geometry.NearFarPreset;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** How depth becomes geometry. */
final class SceneOptions {
    @Option(
            names = "--points",
            description = "Write points instead of a mesh (.glb, .ply; .pcd is always points).")
    private boolean points;

    @Mixin private ViewOptions camera = new ViewOptions();

    @Option(
            names = "--scene",
            paramLabel = "SCENE",
            completionCandidates = Words.NearFarPresets.class,
            description =
                    "Near and far of a usual subject, for relative depth:"
                            + " ${COMPLETION-CANDIDATES}.")
    private @Nullable NearFarPreset preset;

    @Option(
            names = "--near",
            paramLabel = "M",
            description = "Where the nearest part of a relative map is put (default: 1).")
    private double near = Double.NaN;

    @Option(
            names = "--far",
            paramLabel = "M",
            description = "Where the farthest part of a relative map is put (default: 10).")
    private double far = Double.NaN;

    @Option(
            names = "--edge-threshold",
            paramLabel = "R",
            converter = NumberOrInf.class,
            description =
                    "Cut the surface where depth jumps by more than this share of the nearer"
                            + " distance (default: 0.04; inf cuts nothing).")
    private double edgeThreshold = EdgeCut.DEFAULT.relativeJump();

    @Mixin private RefineOptions refine = new RefineOptions();

    @Mixin private FillOptions fill = new FillOptions();

    @Option(
            names = "--max-triangles",
            paramLabel = "N",
            description =
                    "Simplify the mesh to at most N triangles: many stay where the surface bends"
                            + " and along its borders, few on planes.")
    private OptionalInt maxTriangles = OptionalInt.empty();

    @Mixin private ReliefOptions relief = new ReliefOptions();

    void check() throws UserFacingException {
        camera.check();
        if (!(near() > 0 && far() > near() && Double.isFinite(far()))) {
            throw RunOptions.usage(
                    "--near is %s and --far is %s.".formatted(near(), far()),
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
        fill.check();
        relief.check();
        if (relief.isAsked()) checkRelief();
    }

    private void checkRelief() throws UserFacingException {
        String option =
                camera.isPanorama()
                        ? "--panorama"
                        : fill.asksForBackfill()
                                ? "--backfill"
                                : camera.levelling() instanceof Levelling.None ? "" : "--level";
        if (option.isEmpty()) return;
        throw RunOptions.usage(
                "A relief lies flat and has no %s.".formatted(option),
                "Leave %s out.".formatted(option));
    }

    /** Refuses what only a mesh can have. */
    void checkPoints(Path out) throws UserFacingException {
        String option =
                maxTriangles.isPresent()
                        ? "--max-triangles"
                        : relief.isAsked()
                                ? "--relief"
                                : fill.asksForBackfill() ? "--backfill" : "";
        if (option.isEmpty()) return;
        throw RunOptions.usage(
                "%s needs a mesh, and '%s' is to hold points.".formatted(option, out),
                "Leave %s out, or write a mesh: .glb, .obj, .ply or .stl without --points."
                        .formatted(option));
    }

    /** Refuses what only one lens's photograph can have. */
    void checkLens(GeometryFileOptions files, boolean asPoints) throws UserFacingException {
        if (!camera.isPanorama()) return;
        String option =
                files.colmap().isPresent()
                        ? "--colmap"
                        : files.depthPass().isPresent()
                                ? "--depth-pass"
                                : asPoints && files.normals() ? "--normals" : "";
        if (option.isEmpty()) return;
        throw RunOptions.usage(
                "With --panorama no one lens took the photograph, which %s would need."
                        .formatted(option),
                "Leave %s out.".formatted(option));
    }

    /** Refuses maps where they cannot be or say nothing. */
    void checkBake(GeometryFileOptions files, MeshFormat format, boolean asPoints)
            throws UserFacingException {
        if (files.bake().isNothing()) return;
        if (asPoints || !format.holdsMaps()) {
            throw RunOptions.usage(
                    "--bake needs a mesh in a file that holds maps.",
                    "Write .glb, .gltf, .obj or .usdz without --points.");
        }
        if (relief.isAsked()) {
            throw RunOptions.usage(
                    "--bake makes maps for renderers, and a relief is made to be held.",
                    "Leave it out with --relief.");
        }
        if (camera.isPanorama() && files.bake().occlusion()) {
            throw RunOptions.usage(
                    "--bake ao looks along the rays of one lens, and a panorama has none.",
                    "Give --bake normal with --panorama.");
        }
        if (files.bake().normals() && maxTriangles.isEmpty()) {
            throw RunOptions.usage(
                    "--bake normal holds what a simplified mesh has lost, and this one is whole.",
                    "Add --max-triangles, for example 20000.");
        }
    }

    boolean points() {
        return points;
    }

    private NearFar start() {
        return preset == null ? NearFar.DEFAULT : preset.nearFar();
    }

    private double near() {
        return Double.isNaN(near) ? start().near() : near;
    }

    private double far() {
        return Double.isNaN(far) ? start().far() : far;
    }

    MeshRecipe recipe() {
        return MeshRecipe.DEFAULT
                .withNearFar(new NearFar(near(), far()))
                .withCut(new EdgeCut(edgeThreshold))
                .withRefine(refine.recipe())
                .withFill(fill.recipe())
                .withProjection(camera.projection())
                .withLevelling(camera.levelling())
                .withMaxTriangles(maxTriangles)
                .withRelief(relief.recipe());
    }

    FocalHint focal() {
        return camera.focal();
    }

    /** The camera with its principal point where the user says. */
    CameraChoice placed(CameraChoice chosen) {
        return camera.placed(chosen);
    }

    /** A hint where the photograph looks like a panorama and is not treated as one. */
    Optional<String> suggestPanorama(Photo photo) {
        boolean shape = photo.width() == 2 * photo.height();
        boolean stated = photo.facts().panorama();
        if (camera.isPanorama() || relief.isAsked() || !(stated || shape)) return Optional.empty();
        return Optional.of(
                stated
                        ? "'%s' says that it shows all directions: add --panorama."
                                .formatted(photo.name())
                        : "'%s' is twice as wide as high: add --panorama if it shows all directions."
                                .formatted(photo.name()));
    }
}
