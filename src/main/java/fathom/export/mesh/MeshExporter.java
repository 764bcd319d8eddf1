package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Path;

/**
 * Writes geometry; what belongs together appears complete or not at all. Vertices that are not
 * finite are left out.
 */
public final class MeshExporter {
    private MeshExporter() {}

    /**
     * Writes a mesh with the photograph on it.
     *
     * @throws IllegalArgumentException when the format holds no meshes
     */
    public static void writeMesh(
            MeshFormat format,
            DepthMesh mesh,
            Photo photo,
            SceneFacts facts,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        if (!format.holdsMeshes()) {
            throw new IllegalArgumentException(format + " holds no meshes");
        }
        DepthMesh usable = UsableMesh.of(mesh);
        if (usable.triangleCount() == 0) throw nothingToWrite(target);
        AtomicFiles.requireWritable(target, overwrite);
        switch (format) {
            case GLB -> {
                var texture = EncodingTexture.start(photo);
                AtomicFiles.write(
                        target, overwrite, file -> GlbFile.write(usable, texture, facts, file));
            }
            case OBJ -> ObjFiles.write(usable, photo, facts, target, overwrite);
            case PLY ->
                    AtomicFiles.write(
                            target, overwrite, file -> PlyFile.write(usable, photo, facts, file));
            case STL -> AtomicFiles.write(target, overwrite, file -> StlFile.write(usable, file));
            case PCD -> throw new IllegalArgumentException(format + " holds no meshes");
        }
    }

    /**
     * Writes coloured points.
     *
     * @throws IllegalArgumentException when the format holds no points
     */
    public static void writePoints(
            MeshFormat format, PointCloud points, SceneFacts facts, Path target, boolean overwrite)
            throws UserFacingException {
        PointCloud usable = UsableMesh.of(points);
        if (usable.size() == 0) throw nothingToWrite(target);
        switch (format) {
            case GLB ->
                    AtomicFiles.write(
                            target, overwrite, file -> GlbFile.write(usable, facts, file));
            case PLY ->
                    AtomicFiles.write(
                            target, overwrite, file -> PlyFile.write(usable, facts, file));
            case PCD -> AtomicFiles.write(target, overwrite, file -> PcdFile.write(usable, file));
            case OBJ, STL -> throw new IllegalArgumentException(format + " holds no points");
        }
    }

    private static UserFacingException nothingToWrite(Path target) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Nothing to write to '%s': no pixel has a depth.".formatted(target),
                "Check the depth map, near and far, and the edge threshold.");
    }
}
