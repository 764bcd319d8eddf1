package fathom.cli;

import fathom.export.mesh.FileLayout;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.Placement;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;
import fathom.geometry.Bounds;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.LengthUnit;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How geometry lies in its file, and what is written beside it. */
final class GeometryFileOptions {
    private static final String NORMAL_MAP = "normal";
    private static final String OCCLUSION_MAP = "ao";

    @Option(
            names = "--preset",
            paramLabel = "PROGRAM",
            completionCandidates = Words.PresetNames.class,
            description =
                    "Axes and lengths for a program: ${COMPLETION-CANDIDATES} (default: standard,"
                            + " y up, one unit a metre; print: z up, 100 mm long).")
    private String preset = ScenePreset.STANDARD.id();

    @Option(
            names = "--up",
            paramLabel = "AXIS",
            description = "Axis that points up: y or z (glTF and USDZ are always y).")
    private @Nullable String up;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Multiply all lengths, for example 1000 for millimetres.")
    private double scale = Double.NaN;

    @Option(
            names = "--texture",
            paramLabel = "FORMAT",
            description =
                    "The photograph inside .glb, .gltf, .obj and .usdz: jpeg (default) or png; in"
                            + " .glb and .gltf also ktx2, which stays compressed on graphics"
                            + " hardware.")
    private String texture = TextureFormat.JPEG.id();

    @Option(
            names = "--normals",
            description = "Write a normal for each vertex or point, so that lights act on it.")
    private boolean normals;

    @Option(
            names = "--bake",
            paramLabel = "MAP",
            split = ",",
            description =
                    "Bake what a simplified mesh has lost into maps that lie on it like the"
                            + " photograph: normal, ao (ambient occlusion), or both with a comma"
                            + " between (.glb, .gltf, .obj, .usdz; with --normals).")
    private List<String> bake = List.of();

    @Option(
            names = "--colmap",
            paramLabel = "FOLDER",
            description = "Also write the camera and the points as a COLMAP text model.")
    private @Nullable Path colmap;

    @Option(
            names = "--depth-pass",
            paramLabel = "FILE.exr",
            description =
                    "Also write an OpenEXR with layers for compositing: RGB, Z, N and mask, at the"
                            + " photograph's size.")
    private @Nullable Path depthPass;

    @Option(
            names = "--dry-run",
            description =
                    "Say how many vertices and triangles --out would have and about how large it"
                            + " would be, and write nothing.")
    private boolean dryRun;

    boolean isDryRun() {
        return dryRun;
    }

    /** Refuses what a dry run tells nothing about. */
    void checkDryRun(boolean drawn) throws UserFacingException {
        if (!dryRun || !(drawn || colmap != null || depthPass != null)) return;
        throw RunOptions.usage(
                "--dry-run tells about --out alone.",
                "Leave --render, --film, --colmap and --depth-pass out.");
    }

    void check(MeshFormat format) throws UserFacingException {
        if (ScenePreset.fromId(preset).isEmpty()) {
            throw RunOptions.usage(
                    "--preset is '%s'.".formatted(preset),
                    "Give one of: %s.".formatted(String.join(", ", new Words.PresetNames())));
        }
        if (up != null && !List.of("y", "z").contains(up)) {
            throw RunOptions.usage("--up is '%s'.".formatted(up), "Give y or z.");
        }
        if ("z".equals(up) && format.fixesUp()) {
            throw RunOptions.usage(
                    "--up z contradicts .%s, whose up is always y.".formatted(format.extension()),
                    "Leave --up out: programs turn the file themselves.");
        }
        if (!Double.isNaN(scale) && !Placement.isScale(scale)) {
            throw RunOptions.usage(
                    "--scale is %s.".formatted(scale), "Give a number above 0, for example 1000.");
        }
        if (!List.of(NORMAL_MAP, OCCLUSION_MAP).containsAll(bake)) {
            throw RunOptions.usage(
                    "--bake is '%s'.".formatted(String.join(",", bake)),
                    "Give normal, ao or normal,ao.");
        }
        checkTexture(format);
    }

    private void checkTexture(MeshFormat format) throws UserFacingException {
        var chosen = TextureFormat.fromId(texture);
        if (chosen.isEmpty()) {
            throw RunOptions.usage(
                    "--texture is '%s'.".formatted(texture), "Give jpeg, png or ktx2.");
        }
        if (format.holdsTextures() && !chosen.get().fits(format)) {
            throw RunOptions.usage(
                    "--texture %s does not go with .%s.".formatted(texture, format.extension()),
                    "Write .glb or .gltf, or take jpeg or png.");
        }
        if (format.holdsTextures()) chosen.get().requireEncoder();
    }

    /**
     * @param bounds of what is written
     * @param unit of its lengths; what is in millimetres already lies as it is to be printed
     */
    MeshOptions of(MeshFormat format, Bounds bounds, LengthUnit unit) {
        var layout =
                new FileLayout(
                        ScenePreset.fromId(preset).orElseThrow(),
                        up == null
                                ? Optional.empty()
                                : Optional.of(up.equals("z") ? Placement.Up.Z : Placement.Up.Y),
                        Double.isNaN(scale) ? OptionalDouble.empty() : OptionalDouble.of(scale));
        var picture = TextureFormat.fromId(texture).orElseThrow();
        return layout.options(format, bounds, unit, picture, normals());
    }

    /** Maps only act under lights, which need normals. */
    boolean normals() {
        return normals || !bake.isEmpty();
    }

    BakeRecipe bake() {
        return new BakeRecipe(bake.contains(NORMAL_MAP), bake.contains(OCCLUSION_MAP));
    }

    Optional<Path> colmap() {
        return Optional.ofNullable(colmap);
    }

    Optional<Path> depthPass() {
        return Optional.ofNullable(depthPass);
    }
}
