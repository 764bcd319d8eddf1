package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.geometry.recipe.LengthUnit;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes geometry; what belongs together appears complete or not at all. Vertices that are not
 * finite are left out.
 */
public final class MeshExporter {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private MeshExporter() {}

    /**
     * Writes a mesh with the photograph on it, all choices at their defaults.
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
        writeMesh(
                format,
                mesh,
                photo,
                facts,
                MeshOptions.DEFAULT,
                target,
                overwrite,
                JobMonitor.NONE);
    }

    /** Writes a mesh with nothing but the photograph on it. */
    public static void writeMesh(
            MeshFormat format,
            DepthMesh mesh,
            Photo photo,
            SceneFacts facts,
            MeshOptions options,
            Path target,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        writeMesh(format, mesh, Skin.of(photo), facts, options, target, overwrite, monitor);
    }

    /**
     * Writes a mesh with what lies on it.
     *
     * @param mesh in camera space
     * @param monitor hears how much is written; cancelled, it leaves nothing behind
     * @throws IllegalArgumentException when the format holds no meshes
     */
    public static void writeMesh(
            MeshFormat format,
            DepthMesh mesh,
            Skin skin,
            SceneFacts facts,
            MeshOptions options,
            Path target,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        AtomicFiles.requireWritable(target, overwrite);
        if (format.holdsTextures()) options.texture().requireEncoder();
        DepthMesh finite = FiniteGeometry.of(mesh);
        if (finite.triangleCount() == 0) throw nothingToWrite("triangles", target);
        DepthMesh placed = options.placement().placed(finite);
        monitor.throwIfCancelled();
        var progress = progress(format, placed, skin.photo(), options, monitor);
        switch (format) {
            case GLB -> {
                try (var texture = EncodingTexture.start(skin.photo(), options.texture())) {
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file ->
                                    GlbFile.write(
                                            placed, texture, skin, facts, options, progress, file));
                }
            }
            case GLTF -> GltfFiles.write(placed, skin, facts, options, progress, target, overwrite);
            case OBJ -> ObjFiles.write(placed, skin, facts, options, progress, target, overwrite);
            case PLY ->
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file ->
                                    PlyFile.write(
                                            placed, skin.photo(), facts, options, progress, file));
            case STL ->
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file -> StlFile.write(placed, options.placement(), progress, file));
            case THREE_MF -> {
                String unit = options.unit() == LengthUnit.MILLIMETRE ? "millimeter" : "meter";
                AtomicFiles.write(
                        target,
                        overwrite,
                        file -> ThreeMfFile.write(placed, facts, unit, progress, file));
            }
            case USDZ -> {
                try (var texture = EncodingTexture.start(skin.photo(), options.texture())) {
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file ->
                                    UsdzFile.write(
                                            placed,
                                            EncodedSkin.of(texture, skin, progress),
                                            facts,
                                            options,
                                            progress,
                                            file));
                }
            }
            case PCD -> throw new IllegalArgumentException(format + " holds no meshes");
        }
    }

    /**
     * Writes coloured points, all choices at their defaults.
     *
     * @throws IllegalArgumentException when the format holds no points
     */
    public static void writePoints(
            MeshFormat format, PointCloud points, SceneFacts facts, Path target, boolean overwrite)
            throws UserFacingException {
        CellNormals none = (_, normal) -> Arrays.fill(normal, 0);
        writePoints(
                format,
                points,
                none,
                facts,
                MeshOptions.DEFAULT,
                target,
                overwrite,
                JobMonitor.NONE);
    }

    /**
     * Writes coloured points.
     *
     * @param points in camera space
     * @param normals of their cells; asked when the options want normals and the format holds them
     * @throws IllegalArgumentException when the format holds no points
     */
    public static void writePoints(
            MeshFormat format,
            PointCloud points,
            CellNormals normals,
            SceneFacts facts,
            MeshOptions options,
            Path target,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        AtomicFiles.requireWritable(target, overwrite);
        PointCloud finite = FiniteGeometry.of(points);
        if (finite.size() == 0) throw nothingToWrite("points", target);
        PointCloud placed = options.placement().placed(finite);
        long expected = MeshSizes.ofPoints(format, placed.size(), options);
        var progress = new WriteProgress(monitor, expected, 0, step(expected));
        switch (format) {
            case GLB ->
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file -> GlbFile.write(placed, facts, progress, file));
            case PLY ->
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file -> PlyFile.write(placed, normals, facts, options, progress, file));
            case PCD ->
                    AtomicFiles.write(
                            target,
                            overwrite,
                            file -> PcdFile.write(placed, normals, options, progress, file));
            case GLTF, OBJ, STL, THREE_MF, USDZ ->
                    throw new IllegalArgumentException(format + " holds no points");
        }
    }

    private static WriteProgress progress(
            MeshFormat format,
            DepthMesh mesh,
            Photo photo,
            MeshOptions options,
            JobMonitor monitor) {
        long texture =
                format.holdsTextures() ? MeshSizes.ofUsualTexture(photo, options.texture()) : 0;
        long vertices = mesh.vertexCount();
        long triangles = mesh.triangleCount();
        long size = MeshSizes.ofMesh(format, vertices, triangles, texture, options);
        long expected = MeshSizes.unpacked(format, vertices, triangles, texture, options);
        return new WriteProgress(monitor, expected, texture, step(size));
    }

    private static String step(long bytes) {
        return String.format(Locale.ROOT, "about %.1f MB", bytes / BYTES_PER_MEGABYTE);
    }

    private static UserFacingException nothingToWrite(String what, Path target) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Nothing to write to '%s': the depth map gives no %s.".formatted(target, what),
                "Check the depth map, near and far, and the edge threshold.");
    }
}
