package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthMap;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.Placement;
import fathom.export.mesh.TextureFormat;
import fathom.geometry.CameraChoice;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.Projection;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipFile;

import javax.imageio.ImageIO;

class SceneFilesTest {
    private static final int SIDE = 256;

    @TempDir Path folder;

    /** By a fifth at most, for the plain mesh, one with normals, a simplified one and a relief. */
    @ParameterizedTest
    @EnumSource(value = MeshFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "PCD")
    void theEstimateOfAMeshIsHonest(MeshFormat format) throws Exception {
        var plain = MeshRecipe.DEFAULT;
        var few = plain.withMaxTriangles(OptionalInt.of(9_000));
        var relief = plain.withRelief(Optional.of(ReliefRecipe.DEFAULT));
        int number = 0;
        for (var recipe : List.of(plain, few, relief)) {
            for (boolean normals : new boolean[] {false, true}) {
                for (var texture : TextureFormat.values()) {
                    if (!texture.fits(format)) continue;
                    var options =
                            new MeshOptions(Placement.STANDARD, LengthUnit.METRE, texture, normals);
                    SceneFiles.Layout layout = (_, _, _) -> options;
                    var own = Files.createDirectory(folder.resolve("files" + number++));
                    var target = own.resolve("a." + format.extension());

                    var estimate = files(recipe).estimateMesh(format, layout, JobMonitor.NONE);
                    var written =
                            files(recipe).writeMesh(format, layout, target, false, JobMonitor.NONE);

                    assertThat(estimate.amount()).isEqualTo(written);
                    long bytes = sizeOf(own);
                    assertThat(estimate.bytes())
                            .as("%s of %s, %s", options, recipe.form(), recipe.maxTriangles())
                            .isBetween(Math.round(0.8 * bytes), Math.round(1.2 * bytes));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MeshFormat.class,
            names = {"GLB", "PLY", "PCD"})
    void theEstimateOfPointsIsHonest(MeshFormat format) throws Exception {
        SceneFiles.Layout layout = (_, _, _) -> MeshOptions.DEFAULT;
        var target = folder.resolve("a." + format.extension());

        var estimate = files(MeshRecipe.DEFAULT).estimatePoints(format, layout, JobMonitor.NONE);
        files(MeshRecipe.DEFAULT).writePoints(format, layout, target, false, JobMonitor.NONE);

        long bytes = Files.size(target);
        assertThat(estimate.bytes()).isBetween(Math.round(0.95 * bytes), Math.round(1.05 * bytes));
    }

    /** Of a file of several megabytes the progress is told in steps that only grow. */
    @ParameterizedTest
    @EnumSource(value = MeshFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "PCD")
    void theProgressOfOneFileIsTold(MeshFormat format) throws Exception {
        var shares = new ArrayList<Double>();
        var monitor =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {
                        if (step.startsWith("about")) shares.add((double) done / total);
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };

        files(MeshRecipe.DEFAULT)
                .writeMesh(
                        format,
                        (_, _, _) -> MeshOptions.DEFAULT,
                        folder.resolve("a." + format.extension()),
                        false,
                        monitor);

        assertThat(shares).hasSizeGreaterThan(2).isSorted();
        assertThat(shares.getFirst()).isZero();
        assertThat(shares.getLast()).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @EnumSource(value = MeshFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "PCD")
    void cancelledInTheMiddleOfAFileNothingIsLeft(MeshFormat format) throws Exception {
        var monitor =
                new JobMonitor() {
                    private volatile boolean begun;

                    @Override
                    public void report(long done, long total, String step) {
                        begun |= step.startsWith("about") && done > 0;
                    }

                    @Override
                    public boolean isCancelled() {
                        return begun;
                    }
                };
        var scene = files(MeshRecipe.DEFAULT);
        var target = folder.resolve("a." + format.extension());
        SceneFiles.Layout layout = (_, _, _) -> MeshOptions.DEFAULT;

        assertThatThrownBy(() -> scene.writeMesh(format, layout, target, false, monitor))
                .isInstanceOf(CancellationException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(
            value = MeshFormat.class,
            names = {"GLB", "GLTF"})
    void bakedMapsAreTheMaterials(MeshFormat format) throws Exception {
        var options =
                new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.JPEG, true);
        SceneFiles.Layout layout = (_, _, _) -> options;
        var target = folder.resolve("a." + format.extension());
        var scene = baking();

        var estimate = scene.estimateMesh(format, layout, JobMonitor.NONE);
        scene.writeMesh(format, layout, target, false, JobMonitor.NONE);

        var bytes = ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.LITTLE_ENDIAN);
        boolean binary = format == MeshFormat.GLB;
        var json =
                binary
                        ? new ObjectMapper().readTree(bytes.array(), 20, bytes.getInt(12))
                        : new ObjectMapper().readTree(bytes.array());
        var material = json.at("/materials/0");
        assertThat(material.at("/normalTexture/index").asInt()).isEqualTo(1);
        assertThat(material.at("/occlusionTexture/index").asInt()).isEqualTo(2);
        assertThat(material.has("extensions")).isFalse();
        int tangent = json.at("/meshes/0/primitives/0/attributes/TANGENT").asInt();
        assertThat(json.at("/accessors/" + tangent + "/type").asText()).isEqualTo("VEC4");
        for (int i = 1; i <= 2; i++) {
            var image = json.at("/images/" + json.at("/textures/" + i + "/source").asInt());
            byte[] png;
            if (binary) {
                assertThat(image.at("/mimeType").asText()).isEqualTo("image/png");
                var view = json.at("/bufferViews/" + image.at("/bufferView").asInt());
                png = new byte[view.at("/byteLength").asInt()];
                bytes.get(28 + bytes.getInt(12) + view.at("/byteOffset").asInt(), png);
            } else {
                png = Files.readAllBytes(folder.resolve(image.at("/uri").asText()));
            }
            var read = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(read.getWidth()).isEqualTo(SIDE);
            assertThat(read.getRaster().getNumBands()).isEqualTo(i == 1 ? 3 : 1);
        }
        long size = sizeOf(folder);
        assertThat(estimate.bytes()).isBetween(Math.round(0.95 * size), Math.round(1.05 * size));
    }

    @Test
    void anObjsMaterialNamesItsMaps() throws Exception {
        baking().writeMesh(
                        MeshFormat.OBJ,
                        (_, _, _) -> MeshOptions.DEFAULT,
                        folder.resolve("a.obj"),
                        false,
                        JobMonitor.NONE);

        assertThat(Files.readAllLines(folder.resolve("a.mtl")))
                .contains(
                        "map_Kd a-texture.jpg",
                        "map_Bump a-normal.png",
                        "norm a-normal.png",
                        "map_Ka a-occlusion.png",
                        "illum 1");
        assertThat(folder.resolve("a-normal.png")).isNotEmptyFile();
        assertThat(folder.resolve("a-occlusion.png")).isNotEmptyFile();
    }

    @Test
    void aUsdzHoldsItsMaps() throws Exception {
        Path file = folder.resolve("a.usdz");
        baking().writeMesh(
                        MeshFormat.USDZ,
                        (_, _, _) -> MeshOptions.DEFAULT,
                        file,
                        false,
                        JobMonitor.NONE);

        try (var zip = new ZipFile(file.toFile())) {
            for (String map : List.of("normals.png", "occlusion.png")) {
                var read = ImageIO.read(zip.getInputStream(zip.getEntry(map)));
                assertThat(read.getWidth()).isEqualTo(SIDE);
            }
            String scene =
                    new String(
                            zip.getInputStream(zip.getEntry("scene.usda")).readAllBytes(),
                            StandardCharsets.UTF_8);
            assertThat(scene)
                    .contains("normal3f inputs:normal.connect = </Scene/Photograph/Normals.outputs")
                    .contains("float inputs:occlusion.connect = </Scene/Photograph/Occlusion.out")
                    .contains("asset inputs:file = @normals.png@")
                    .contains("float4 inputs:scale = (2, 2, 2, 1)");
        }
    }

    /**
     * No one lens sees all around, so there are no rays along which occlusion could be looked for.
     */
    @Test
    void aSimplifiedPanoramaHoldsAMapOfNormalsAlone() throws Exception {
        var around =
                MeshRecipe.DEFAULT
                        .withMaxTriangles(OptionalInt.of(2_000))
                        .withProjection(Projection.PANORAMA);
        Path file = folder.resolve("around.gltf");
        new SceneFiles(source(photo(), around), ORIGIN, new BakeRecipe(true, true))
                .writeMesh(
                        MeshFormat.GLTF,
                        (_, _, _) -> MeshOptions.DEFAULT,
                        file,
                        false,
                        JobMonitor.NONE);

        var material = new ObjectMapper().readTree(file.toFile()).at("/materials/0");
        assertThat(material.has("normalTexture")).isTrue();
        assertThat(material.has("occlusionTexture")).isFalse();
    }

    private static SceneFiles baking() throws Exception {
        var few = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(2_000));
        return new SceneFiles(source(photo(), few), ORIGIN, new BakeRecipe(true, true));
    }

    @Test
    void aTextureOfManyRowsIsEstimatedFromSomeOfThem() throws Exception {
        var photo = tiled(photo(), 3, 4);
        SceneFiles.Layout layout = (_, _, _) -> MeshOptions.DEFAULT;
        var few = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(200));
        var scene = new SceneFiles(source(photo, few), ORIGIN);
        var target = folder.resolve("a.glb");

        var estimate = scene.estimateMesh(MeshFormat.GLB, layout, JobMonitor.NONE);
        scene.writeMesh(MeshFormat.GLB, layout, target, false, JobMonitor.NONE);

        long bytes = Files.size(target);
        assertThat(estimate.bytes()).isBetween(Math.round(0.9 * bytes), Math.round(1.1 * bytes));
    }

    private static final SceneFiles.Origin ORIGIN = new SceneFiles.Origin("test", Map.of());

    private static SceneFiles files(MeshRecipe recipe) throws Exception {
        return new SceneFiles(source(photo(), recipe), ORIGIN);
    }

    /** Hills before a wall, so that nothing repeats and edges are cut. */
    private static SceneFiles.Source source(Photo photo, MeshRecipe recipe) {
        var values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            double x = (double) (i % SIDE) / SIDE;
            double y = (double) (i / SIDE) / SIDE;
            double hills = 0.3 * Math.sin(9 * x) * Math.cos(7 * y) + 0.02 * Math.sin(90 * x * y);
            values[i] = (float) (Math.hypot(x - 0.5, y - 0.5) < 0.3 ? 2 + hills : 5 + hills);
        }
        var map = new DepthMap.Metric(FloatGrid.adopt(SIDE, SIDE, values));
        return new SceneFiles.Source(photo, map, CameraChoice.of(photo), recipe);
    }

    private static Photo photo() throws Exception {
        return new PhotoReader(ReadLimits.DEFAULT).read(Path.of("assets/photos/astronaut.jpg"));
    }

    private static Photo tiled(Photo photo, int across, int down) {
        int width = across * photo.width();
        int height = down * photo.height();
        var rgb = new byte[3 * width * height];
        var row = new byte[3 * photo.width()];
        for (int y = 0; y < height; y++) {
            photo.copyRow(y % photo.height(), row, 0);
            for (int i = 0; i < across; i++) {
                System.arraycopy(row, 0, rgb, 3 * (y * width + i * photo.width()), row.length);
            }
        }
        return Photo.adopt("tiled.png", width, height, rgb, null, photo.facts());
    }

    private static long sizeOf(Path folder) {
        try (var files = Files.list(folder)) {
            return files.mapToLong(
                            file -> {
                                try {
                                    return Files.size(file);
                                } catch (IOException failure) {
                                    throw new UncheckedIOException(failure);
                                }
                            })
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
