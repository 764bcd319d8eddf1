package fathom.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import fathom.compare.NormalMap;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.CellNormals;
import fathom.export.mesh.ColmapFiles;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.Placement;
import fathom.export.mesh.SceneFacts;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.Skin;
import fathom.export.mesh.TextureFormat;
import fathom.geometry.Bounds;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.NearFar;
import fathom.geometry.PointCloud;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.bake.SurfaceBaker;
import fathom.geometry.fill.FillRecipe;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.Projection;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes a room in every format, metric and relative, for {@code src/test/python/check_exports.py}.
 * Arguments: the folder to write to and a photograph that gives size and colours.
 */
public final class SampleExports {
    private static final double FOV_DEG = 60;
    private static final int SIMPLIFIED = 20_000;
    private static final ReliefRecipe RELIEF = new ReliefRecipe(100, 10, 1.6);

    private final Path folder;
    private final Photo photo;
    private final Intrinsics camera;

    private SampleExports(Path folder, Photo photo) {
        this.folder = folder;
        this.photo = photo;
        this.camera = Intrinsics.fromHorizontalFov(FOV_DEG, photo.width(), photo.height());
    }

    public static void main(String[] args) throws UserFacingException, IOException {
        Path folder = Path.of(args[0]);
        OutputFolder.create(folder);
        var samples =
                new SampleExports(
                        folder, new PhotoReader(ReadLimits.DEFAULT).read(Path.of(args[1])));
        FloatGrid metres = samples.room();
        var room = DepthMap.of(DepthKind.METRIC_DEPTH, metres);
        samples.write("metric", room);
        samples.writeRecipes(room);
        samples.writeBaked(room);
        samples.write("relative", DepthMap.of(DepthKind.RELATIVE_DISPARITY, inverse(metres)));
    }

    private void write(String name, DepthMap map) throws UserFacingException, IOException {
        for (DepthFormat format : DepthFormat.values()) {
            Path file = folder.resolve(name + "-" + format.id() + "." + format.extension());
            DepthExporter.write(format, DepthExport.of(map), file, true);
        }
        var facts =
                new SceneFacts(
                        "Zimmer für Proben", "Fathom samples", Map.of("kind", map.kind().id()));
        var surface = ZSurface.of(map, NearFar.DEFAULT);
        var mesh = MeshBuilder.build(surface, camera, EdgeCut.DEFAULT, 1);
        var points = Unprojector.unproject(surface, camera, photo, 1);
        for (MeshFormat format : MeshFormat.values()) {
            if (format.holdsMeshes()) {
                Path file = folder.resolve(name + "-mesh." + format.extension());
                MeshExporter.writeMesh(format, mesh, photo, facts, file, true);
            }
            if (format.holdsPoints()) {
                Path file = folder.resolve(name + "-points." + format.extension());
                MeshExporter.writePoints(format, points, facts, file, true);
            }
        }
        writeChoices(name, surface, mesh, points, facts);
        writeExpectations(name, map);
    }

    /** What the other choices give: normals, PNG textures, Z up, layers, COLMAP's model. */
    private void writeChoices(
            String name, ZSurface surface, DepthMesh mesh, PointCloud points, SceneFacts facts)
            throws UserFacingException {
        var lit = new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.PNG, true);
        var withCamera = facts.withCamera(camera, photo.width(), photo.height());
        for (var format :
                List.of(
                        MeshFormat.GLB,
                        MeshFormat.GLTF,
                        MeshFormat.OBJ,
                        MeshFormat.PLY,
                        MeshFormat.USDZ)) {
            Path file = folder.resolve(name + "-lit." + format.extension());
            MeshExporter.writeMesh(
                    format, mesh, photo, withCamera, lit, file, true, JobMonitor.NONE);
        }
        var basis =
                new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.KTX2, false);
        for (var format : List.of(MeshFormat.GLB, MeshFormat.GLTF)) {
            Path file = folder.resolve(name + "-basis." + format.extension());
            MeshExporter.writeMesh(
                    format, mesh, photo, withCamera, basis, file, true, JobMonitor.NONE);
        }
        var normals = NormalMap.of(surface, camera);
        Path cloud = folder.resolve(name + "-lit-points.ply");
        MeshExporter.writePoints(
                MeshFormat.PLY,
                points,
                new Normals(normals),
                withCamera,
                lit,
                cloud,
                true,
                JobMonitor.NONE);
        var box = Bounds.of(mesh);
        for (var format : List.of(MeshFormat.STL, MeshFormat.THREE_MF)) {
            var placement = ScenePreset.PRINT.placement(format, box);
            var print =
                    new MeshOptions(placement, LengthUnit.MILLIMETRE, TextureFormat.JPEG, false);
            Path file = folder.resolve(name + "-print." + format.extension());
            MeshExporter.writeMesh(format, mesh, photo, facts, print, file, true, JobMonitor.NONE);
        }
        new DepthPass(photo, surface.z(), new Normals(normals), Map.of("kind", name))
                .write(folder.resolve(name + "-pass.exr"), true);
        Path colmap = folder.resolve(name + "-colmap");
        OutputFolder.create(colmap);
        ColmapFiles.write(points, withCamera, colmap, true);
    }

    /** What recipes make of the room; the panorama has distances of its own. */
    private void writeRecipes(DepthMap room) throws UserFacingException, IOException {
        var plain = MeshRecipe.DEFAULT;
        writeRecipe("simplified", room, plain.withMaxTriangles(OptionalInt.of(SIMPLIFIED)));
        writeRecipe("backfilled", room, plain.withFill(FillRecipe.NONE.withBackfill(true)));
        writeRecipe("levelled", room, plain.withLevelling(new Levelling.Angles(20, -7)));
        writeRecipe("relief", room, plain.withRelief(Optional.of(RELIEF)));
        var radii = new float[photo.width() * photo.height()];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = (float) (3 + Math.sin(12.0 * (i / photo.width()) / photo.height()));
        }
        var around =
                DepthMap.of(
                        DepthKind.METRIC_DEPTH,
                        FloatGrid.adopt(photo.width(), photo.height(), radii));
        DepthExporter.write(
                DepthFormat.NPY,
                DepthExport.of(around),
                folder.resolve("recipe-panorama.npy"),
                true);
        writeRecipe("panorama", around, plain.withProjection(Projection.PANORAMA));
        writeRecipe(
                "small-panorama",
                around,
                plain.withProjection(Projection.PANORAMA)
                        .withMaxTriangles(OptionalInt.of(SIMPLIFIED)));
    }

    private void writeRecipe(String name, DepthMap map, MeshRecipe recipe)
            throws UserFacingException {
        var choice =
                new CameraChoice(
                        camera, photo.width(), photo.height(), CameraChoice.Source.USER_FOV);
        var scene = SceneMeshes.build(map, photo, choice, recipe, JobMonitor.NONE);
        var facts =
                new SceneFacts(name, "Fathom samples", Map.of("recipe", name))
                        .withCamera(camera, photo.width(), photo.height(), scene.rotation());
        var lit = new MeshOptions(Placement.STANDARD, scene.unit(), TextureFormat.PNG, true);
        for (var format : MeshFormat.values()) {
            if (!format.holdsMeshes()) continue;
            Path file = folder.resolve("recipe-" + name + "." + format.extension());
            MeshExporter.writeMesh(
                    format, scene.mesh(), scene.texture(), facts, lit, file, true, JobMonitor.NONE);
        }
    }

    /** A simplified mesh with the maps that give it the full one's normals back. */
    private void writeBaked(DepthMap map) throws UserFacingException {
        var choice =
                new CameraChoice(
                        camera, photo.width(), photo.height(), CameraChoice.Source.USER_FOV);
        var few = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(SIMPLIFIED / 10));
        var full = SceneMeshes.build(map, photo, choice, MeshRecipe.DEFAULT, JobMonitor.NONE);
        var simple = SceneMeshes.build(map, photo, choice, few, JobMonitor.NONE);
        var maps =
                new SurfaceBaker(ZSurface.of(map, NearFar.DEFAULT), choice, EdgeCut.DEFAULT, 1)
                        .bake(
                                new BakeRecipe(true, true),
                                full.mesh(),
                                simple.mesh(),
                                JobMonitor.NONE);
        var facts =
                new SceneFacts("baked", "Fathom samples", Map.of())
                        .withCamera(camera, photo.width(), photo.height());
        var lit = new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.PNG, true);
        for (var format :
                List.of(MeshFormat.GLB, MeshFormat.GLTF, MeshFormat.OBJ, MeshFormat.USDZ)) {
            MeshExporter.writeMesh(
                    format,
                    simple.mesh(),
                    new Skin(photo, maps),
                    facts,
                    lit,
                    folder.resolve("baked." + format.extension()),
                    true,
                    JobMonitor.NONE);
        }
    }

    private record Normals(NormalMap map) implements CellNormals, DepthPass.PixelNormals {
        @Override
        public void put(int cell, float[] target) {
            target[0] = map.xAt(cell);
            target[1] = map.yAt(cell);
            target[2] = map.zAt(cell);
        }

        @Override
        public float xAt(int index) {
            return map.xAt(index);
        }

        @Override
        public float yAt(int index) {
            return map.yAt(index);
        }

        @Override
        public float zAt(int index) {
            return map.zAt(index);
        }
    }

    private void writeExpectations(String name, DepthMap map) throws IOException {
        var json = JsonNodeFactory.instance.objectNode().put("kind", map.kind().id());
        json.put("width", photo.width()).put("height", photo.height());
        json.put("fx", camera.fxPx()).put("fy", camera.fyPx());
        json.put("cx", camera.cxPx()).put("cy", camera.cyPx());
        json.put("near", NearFar.DEFAULT.near()).put("far", NearFar.DEFAULT.far());
        Files.writeString(folder.resolve(name + "-expected.json"), json.toPrettyString());
    }

    /** Metres to a wall at 4 m, a floor 1.2 m below the camera and a ball; a corner without. */
    private FloatGrid room() {
        var metres = new float[photo.width() * photo.height()];
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                double a = (x + 0.5 - camera.cxPx()) / camera.fxPx();
                double b = (y + 0.5 - camera.cyPx()) / camera.fyPx();
                boolean corner = x < photo.width() / 8 && y < photo.height() / 8;
                metres[y * photo.width() + x] = corner ? Float.NaN : (float) distance(a, b);
            }
        }
        return FloatGrid.adopt(photo.width(), photo.height(), metres);
    }

    /** Along z to the first thing that the ray (a, b, 1) meets. */
    private static double distance(double a, double b) {
        double nearest = b > 0 ? Math.min(4, 1.2 / b) : 4;
        // |t (a, b, 1) - (0.3, 0.2, 2.5)| = 0.6
        double q = 1 + a * a + b * b;
        double p = 0.3 * a + 0.2 * b + 2.5;
        double root = p * p - q * (0.3 * 0.3 + 0.2 * 0.2 + 2.5 * 2.5 - 0.6 * 0.6);
        return root < 0 ? nearest : Math.min(nearest, (p - Math.sqrt(root)) / q);
    }

    private static FloatGrid inverse(FloatGrid metres) {
        float[] values = metres.toArray();
        for (int i = 0; i < values.length; i++) values[i] = 1 / values[i];
        return FloatGrid.adopt(metres.width(), metres.height(), values);
    }
}
