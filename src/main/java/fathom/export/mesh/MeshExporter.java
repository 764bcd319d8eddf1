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
        AtomicFiles.requireWritable(target, overwrite);
        DepthMesh finite = FiniteGeometry.of(mesh);
        if (finite.triangleCount() == 0) throw nothingToWrite("triangles", target);
        switch (format) {
            case GLB -> {
                var texture = EncodingTexture.start(photo);
                AtomicFiles.write(
                        target, overwrite, file -> GlbFile.write(finite, texture, facts, file));
            }
            case OBJ -> ObjFiles.write(finite, photo, facts, target, overwrite);
            case PLY ->
                    AtomicFiles.write(
                            target, overwrite, file -> PlyFile.write(finite, photo, facts, file));
            case STL -> AtomicFiles.write(target, overwrite, file -> StlFile.write(finite, file));
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
        AtomicFiles.requireWritable(target, overwrite);
        PointCloud finite = FiniteGeometry.of(points);
        if (finite.size() == 0) throw nothingToWrite("points", target);
        switch (format) {
            case GLB ->
                    AtomicFiles.write(
                            target, overwrite, file -> GlbFile.write(finite, facts, file));
            case PLY ->
                    AtomicFiles.write(
                            target, overwrite, file -> PlyFile.write(finite, facts, file));
            case PCD -> AtomicFiles.write(target, overwrite, file -> PcdFile.write(finite, file));
            case OBJ, STL -> throw new IllegalArgumentException(format + " holds no points");
        }
    }

    private static UserFacingException nothingToWrite(String what, Path target) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Nothing to write to '%s': the depth map gives no %s.".formatted(target, what),
                "Check the depth map, near and far, and the edge threshold.");
    }
}
