package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.ColmapFiles;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.MeshSizes;
import fathom.export.mesh.SceneFacts;
import fathom.export.mesh.Skin;
import fathom.geometry.Bounds;
import fathom.geometry.CameraChoice;
import fathom.geometry.ZSurface;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.bake.BakedMaps;
import fathom.geometry.bake.SurfaceBaker;
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneForm;
import fathom.geometry.recipe.SceneMesh;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.recipe.ScenePoints;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A photograph in space as files. The surface, the mesh and the points are made when they are first
 * needed, and once for all formats. Used by one thread.
 */
public final class SceneFiles {
    private final Source source;
    private final Origin origin;
    private final BakeRecipe bake;
    private @Nullable ZSurface surface;
    private @Nullable SceneMesh mesh;
    private @Nullable ScenePoints points;

    /**
     * What a scene is made of.
     *
     * @param map covers the whole photograph, at any resolution
     */
    public record Source(Photo photo, DepthMap map, CameraChoice camera, MeshRecipe recipe) {}

    /**
     * Where a scene comes from, as files say it.
     *
     * @param generator program and version
     * @param facts keyword to text: the model, the depth file
     */
    public record Origin(String generator, Map<String, String> facts) {}

    /** How geometry lies in a file. */
    @FunctionalInterface
    public interface Layout {
        /**
         * @param bounds of what is written
         * @param unit of its lengths
         */
        MeshOptions of(MeshFormat format, Bounds bounds, LengthUnit unit);
    }

    /**
     * How much is written.
     *
     * @param triangles 0 for points
     * @param levelled false where a ground was to be found and was not
     */
    public record Written(int vertices, int triangles, boolean levelled) {}

    /** How much would be written, and about how many bytes. */
    public record Estimate(Written amount, long bytes) {}

    public SceneFiles(Source source, Origin origin) {
        this(source, origin, BakeRecipe.NONE);
    }

    /**
     * @param bake what is baked for meshes of formats that hold maps
     */
    public SceneFiles(Source source, Origin origin, BakeRecipe bake) {
        this.source = source;
        this.origin = origin;
        this.bake = bake;
    }

    public Written writeMesh(
            MeshFormat format, Layout layout, Path target, boolean overwrite, JobMonitor monitor)
            throws UserFacingException {
        var made = meshFor(format, monitor);
        var options = layout.of(format, Bounds.of(made.mesh()), made.unit());
        var facts = facts(options, made.rotation(), source.recipe);
        var maps = format.holdsMaps() ? baked(made, monitor) : BakedMaps.NONE;
        var skin = new Skin(made.texture(), maps);
        MeshExporter.writeMesh(
                format, made.mesh(), skin, facts, options, target, overwrite, monitor);
        return amount(made);
    }

    public Written writePoints(
            MeshFormat format, Layout layout, Path target, boolean overwrite, JobMonitor monitor)
            throws UserFacingException {
        var made = points(monitor);
        var options = layout.of(format, Bounds.of(made.points()), made.unit());
        var normals = SurfaceNormals.of(surface(monitor), source.camera);
        MeshExporter.writePoints(
                format,
                made.points(),
                normals.turnedBy(made.rotation()),
                facts(options, made.rotation(), unsolid()),
                options,
                target,
                overwrite,
                monitor);
        return amount(made);
    }

    /** All but the writing, which takes most of the time of large files. */
    public Estimate estimateMesh(MeshFormat format, Layout layout, JobMonitor monitor) {
        var made = meshFor(format, monitor);
        var options = layout.of(format, Bounds.of(made.mesh()), made.unit());
        long texture =
                format.holdsTextures() ? MeshSizes.ofTexture(made.texture(), options.texture()) : 0;
        var amount = amount(made);
        long bytes = MeshSizes.ofMesh(format, amount.vertices, amount.triangles, texture, options);
        if (format.holdsMaps()) {
            bytes += MeshSizes.ofMaps(format, amount.vertices, baked(made, monitor));
        }
        return new Estimate(amount, bytes);
    }

    /** All but the writing. */
    public Estimate estimatePoints(MeshFormat format, Layout layout, JobMonitor monitor) {
        var made = points(monitor);
        var options = layout.of(format, Bounds.of(made.points()), made.unit());
        long bytes = MeshSizes.ofPoints(format, made.points().size(), options);
        return new Estimate(amount(made), bytes);
    }

    private BakedMaps baked(SceneMesh made, JobMonitor monitor) {
        var wanted = bake.possibleFor(source.recipe.form());
        if (wanted.isNothing()) return BakedMaps.NONE;
        var photo = source.photo;
        var fine = surface(monitor);
        double canvas = (double) made.texture().height() / photo.height();
        var full = wanted.normals() ? fullMesh(monitor) : made;
        return new SurfaceBaker(fine, source.camera, source.recipe.cut(), canvas)
                .bake(wanted, full.mesh(), made.mesh(), monitor);
    }

    /** Before simplifying. */
    private SceneMesh fullMesh(JobMonitor monitor) {
        return SceneMeshes.mesh(
                surface(monitor),
                ZSurface.of(source.map, source.recipe.nearFar()),
                source.photo,
                source.camera,
                source.recipe.withMaxTriangles(OptionalInt.empty()),
                monitor);
    }

    private static Written amount(SceneMesh made) {
        var mesh = made.mesh();
        return new Written(mesh.vertexCount(), mesh.triangleCount(), made.levelled());
    }

    private static Written amount(ScenePoints made) {
        return new Written(made.points().size(), 0, made.levelled());
    }

    private SceneMesh meshFor(MeshFormat format, JobMonitor monitor) {
        boolean alwaysMetres =
                format == MeshFormat.GLB || format == MeshFormat.GLTF || format == MeshFormat.USDZ;
        return alwaysMetres ? mesh(monitor).inMetres() : mesh(monitor);
    }

    /** The camera and all points as COLMAP's text files, in the camera's own axes. */
    public void writeColmap(Path folder, boolean overwrite, JobMonitor monitor)
            throws UserFacingException {
        OutputFolder.create(folder);
        var straight = source.recipe.withLevelling(new Levelling.None());
        var own =
                SceneMeshes.points(
                        surface(monitor), source.photo, source.camera, straight, monitor);
        ColmapFiles.write(
                own.points(),
                facts(MeshOptions.DEFAULT, Rotation.NONE, unsolid()),
                folder,
                overwrite);
    }

    /** Colours, distances and normals as layers, at the photograph's size. */
    public void writeDepthPass(Path target, boolean overwrite, JobMonitor monitor)
            throws UserFacingException {
        var photo = source.photo;
        var fine = surface(monitor);
        var large =
                FloatResampler.resize(
                        fine.z(), photo.width(), photo.height(), Resampling.CV_LINEAR);
        var normals = SurfaceNormals.of(new ZSurface(large, fine.metric()), source.camera);
        var comments = facts(MeshOptions.DEFAULT, Rotation.NONE, unsolid()).facts();
        monitor.throwIfCancelled();
        new DepthPass(photo, large, normals, comments).write(target, overwrite);
    }

    private ZSurface surface(JobMonitor monitor) {
        var made = surface;
        if (made == null) {
            made = SceneMeshes.surface(source.map, source.photo, source.recipe, monitor);
            surface = made;
        }
        return made;
    }

    private SceneMesh mesh(JobMonitor monitor) {
        var made = mesh;
        if (made == null) {
            made =
                    SceneMeshes.mesh(
                            surface(monitor),
                            ZSurface.of(source.map, source.recipe.nearFar()),
                            source.photo,
                            source.camera,
                            source.recipe,
                            monitor);
            mesh = made;
        }
        return made;
    }

    private ScenePoints points(JobMonitor monitor) {
        var made = points;
        if (made == null) {
            made =
                    SceneMeshes.points(
                            surface(monitor), source.photo, source.camera, source.recipe, monitor);
            points = made;
        }
        return made;
    }

    /** Points and layers are never a relief. */
    private MeshRecipe unsolid() {
        return source.recipe.withRelief(Optional.empty());
    }

    private SceneFacts facts(MeshOptions options, Rotation rotation, MeshRecipe recipe) {
        var facts = new LinkedHashMap<String, String>(origin.facts);
        var kind = source.map.kind();
        facts.put("depth-kind", kind.id());
        boolean millimetres = options.unit() == LengthUnit.MILLIMETRE;
        String unit = kind.unit().isEmpty() ? "none" : kind.unit();
        facts.put("unit", millimetres ? "mm" : unit);
        double scale = options.placement().scale();
        if (scale != 1) facts.put("scale", Double.toString(scale));
        if (kind.unit().isEmpty()) {
            facts.put("near", Double.toString(recipe.nearFar().near()));
            facts.put("far", Double.toString(recipe.nearFar().far()));
        }
        recipe.relief().ifPresent(relief -> facts.put("relief", words(relief)));
        facts.put("camera", cameraWords(source.camera, recipe));
        var scene = new SceneFacts(source.photo.name(), origin.generator, facts);
        var camera = source.camera;
        return recipe.form() == SceneForm.SURFACE
                ? scene.withCamera(camera.intrinsics(), camera.width(), camera.height(), rotation)
                : scene;
    }

    private static String words(ReliefRecipe relief) {
        return "%s mm wide, %s mm thick, base %s mm"
                .formatted(relief.widthMm(), relief.thicknessMm(), relief.baseMm());
    }

    /** Focal length, field of view, and who said so. */
    public static String cameraWords(CameraChoice camera, MeshRecipe recipe) {
        if (recipe.form() == SceneForm.SPHERE) return "all directions (panorama)";
        return String.format(
                Locale.ROOT,
                "focal length %.1f px, %.1f° wide (%s)",
                camera.intrinsics().fxPx(),
                camera.horizontalFovDeg(),
                camera.source().label());
    }
}
