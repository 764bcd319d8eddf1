package fathom.cli;

import fathom.export.mesh.MeshFormat;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a mesh of each of several photographs needs to be told. */
final class MeshBatchOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Of several photographs' files in the folder --out: glb (default), gltf, obj,"
                            + " ply, stl, 3mf, usdz or pcd.")
    private String format = MeshFormat.GLB.extension();

    @Option(names = "--recursive", description = "Look into the folders of a folder too.")
    private boolean recursive;

    @Option(
            names = "--resume",
            description = "Of several photographs, keep files that exist and make the others.")
    private boolean resume;

    void check(boolean overwrite) throws UserFacingException {
        if (resume && overwrite) {
            throw RunOptions.usage(
                    "--resume keeps files that exist and --overwrite replaces them.",
                    "Give one of the two.");
        }
    }

    /** Refuses what one photograph has no use for. */
    void checkUnused() throws UserFacingException {
        if (!resume && !recursive && format.equals(MeshFormat.GLB.extension())) return;
        throw RunOptions.usage(
                "--format, --recursive and --resume are for several photographs.",
                "Name a folder or more images, or leave them out.");
    }

    boolean recursive() {
        return recursive;
    }

    boolean resume() {
        return resume;
    }

    MeshFormat format() throws UserFacingException {
        return Arrays.stream(MeshFormat.values())
                .filter(known -> known.extension().equals(format))
                .findFirst()
                .orElseThrow(
                        () ->
                                RunOptions.usage(
                                        "--format is '%s'.".formatted(format),
                                        "Give one of: %s.".formatted(known())));
    }

    private static String known() {
        return Arrays.stream(MeshFormat.values())
                .map(MeshFormat::extension)
                .collect(Collectors.joining(", "));
    }
}
