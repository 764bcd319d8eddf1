package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.export.mesh.Placement.Up;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.recipe.LengthUnit;
import fathom.job.JobMonitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** glTF, USDZ, 3MF and COLMAP, read by the JDK's own readers of JSON, zip and XML. */
class SceneFilesTest {
    private static final SceneFacts FACTS =
            SmallScene.FACTS.withCamera(new Intrinsics(400, 400, 320, 240), 640, 480);
    private static final MeshOptions LIT_PNG =
            new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.PNG, true);

    @TempDir private Path folder;

    @Test
    void gltfLiesInThreeFilesThatNameEachOther() throws Exception {
        Path file = write(MeshFormat.GLTF, "two words.gltf", LIT_PNG);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/buffers/0/uri").asText()).isEqualTo("two%20words.bin");
        assertThat(json.at("/images/0/uri").asText()).isEqualTo("two%20words-gltf-texture.png");
        byte[] binary = Files.readAllBytes(folder.resolve("two words.bin"));
        assertThat(binary).hasSize(json.at("/buffers/0/byteLength").asInt());
        var data = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(SmallScene.floats(data, 3)).containsExactly(-2, 1.5f, -4);
        var picture = ImageIO.read(folder.resolve("two words-gltf-texture.png").toFile());
        assertThat(picture.getRGB(1, 0) & 0xffffff).isEqualTo(SmallScene.TOP_RIGHT);
    }

    /** KHR_texture_basisu: no other picture, so the extension is required; sides in fours. */
    @Test
    void ktx2IsTheOnlyPictureOfItsTexture() throws Exception {
        var options =
                new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.KTX2, false);
        Path file = write(MeshFormat.GLTF, "square.gltf", options);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("extensionsRequired")).hasSize(1);
        assertThat(json.at("/extensionsRequired/0").asText()).isEqualTo("KHR_texture_basisu");
        assertThat(json.get("extensionsUsed").toString())
                .contains("KHR_texture_basisu", "KHR_materials_unlit");
        assertThat(json.at("/textures/0").has("source")).isFalse();
        assertThat(json.at("/textures/0/extensions/KHR_texture_basisu/source").asInt(-1)).isZero();
        assertThat(json.at("/images/0/uri").asText()).isEqualTo("square-gltf-texture.ktx2");
        byte[] picture = Files.readAllBytes(folder.resolve("square-gltf-texture.ktx2"));
        var header = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(20)).isEqualTo(4);
        assertThat(header.getInt(24)).isEqualTo(4);
    }

    /** An export of all formats gives them one name. */
    @Test
    void gltfAndObjOfOneNameLieInOneFolder() throws Exception {
        write(MeshFormat.OBJ, "square.obj", LIT_PNG);
        byte[] picture = Files.readAllBytes(folder.resolve("square-texture.png"));

        Path file = write(MeshFormat.GLTF, "square.gltf", LIT_PNG);

        assertThat(file).isNotEmptyFile();
        assertThat(folder.resolve("square-texture.png")).hasBinaryContent(picture);
    }

    /** The square's normal: (0, 2, 2.25) × ... leans back, so it looks up and at the camera. */
    @Test
    void normalsAreUnitsThatLookAtTheCameraAndTheMaterialIsLit() throws Exception {
        Path file = write(MeshFormat.GLTF, "square.gltf", LIT_PNG);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.has("extensionsUsed")).isFalse();
        int accessor = json.at("/meshes/0/primitives/0/attributes/NORMAL").asInt();
        int view = json.at("/accessors/" + accessor + "/bufferView").asInt();
        var data =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("square.bin")))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .position(json.at("/bufferViews/" + view + "/byteOffset").asInt());
        // The square leans from (y, z) = (1.5, −4) to (−0.75, −2): normal to (2.25, −2) is (2,
        // 2.25).
        double length = Math.hypot(2, 2.25);
        float[] normal = SmallScene.floats(data, 3);
        assertThat(normal[0]).isCloseTo(0, within(1e-6f));
        assertThat(normal[1]).isCloseTo((float) (2 / length), within(1e-6f));
        assertThat(normal[2]).isCloseTo((float) (2.25 / length), within(1e-6f));
    }

    /** Blender and three.js open the file with the photograph's camera: 2 atan(240 / 400). */
    @Test
    void gltfHoldsThePhotographsCamera() throws Exception {
        Path file = write(MeshFormat.GLTF, "square.gltf", MeshOptions.DEFAULT);

        JsonNode camera = new ObjectMapper().readTree(file.toFile()).at("/cameras/0");
        assertThat(camera.at("/perspective/yfov").asDouble())
                .isCloseTo(2 * Math.atan(0.6), within(1e-9));
        assertThat(camera.at("/perspective/aspectRatio").asDouble())
                .isCloseTo(4 / 3.0, within(1e-9));
        assertThat(camera.at("/extras/fx").asDouble()).isEqualTo(400);
    }

    @Test
    void usdzStoresItsFilesAtMultiplesOf64Bytes() throws Exception {
        Path file = write(MeshFormat.USDZ, "square.usdz", MeshOptions.DEFAULT);

        byte[] bytes = Files.readAllBytes(file);
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly("scene.usda", "photograph.jpg");
            for (var entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                assertThat(entry.getSize()).isEqualTo(entry.getCompressedSize());
                int at = indexOf(bytes, content);
                assertThat(at % 64).as(entry.getName()).isZero();
            }
            String scene =
                    new String(
                            zip.getInputStream(zip.getEntry("scene.usda")).readAllBytes(),
                            StandardCharsets.UTF_8);
            assertThat(scene)
                    .startsWith("#usda 1.0")
                    .contains("points = [(-2,1.5,-4),(2,1.5,-4),(-1,-0.75,-2),(1,-0.75,-2)]")
                    .contains("faceVertexIndices = [0,2,3,0,3,1]")
                    .contains("(0.25,0.75),(0.75,0.75)")
                    .contains("@photograph.jpg@");
        }
    }

    @Test
    void anOpenMeshIsA3mfSurfaceInMetres() throws Exception {
        Document model = model(write(MeshFormat.THREE_MF, "square.3mf", MeshOptions.DEFAULT));

        assertThat(model.getDocumentElement().getAttribute("unit")).isEqualTo("meter");
        assertThat(first(model, "object").getAttribute("type")).isEqualTo("surface");
        assertThat(model.getElementsByTagName("vertex").getLength()).isEqualTo(4);
        assertThat(first(model, "vertex").getAttribute("y")).isEqualTo("1.5");
        assertThat(first(model, "triangle").getAttribute("v2")).isEqualTo("2");
    }

    @Test
    void aClosedMeshIsA3mfModelAndAPrintIsInMillimetres() throws Exception {
        float[] xyz = {0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 2};
        int[] corners = {0, 1, 2, 0, 3, 1, 0, 2, 3, 1, 3, 2};
        var tetrahedron = DepthMesh.adopt(xyz, new float[8], corners);
        var options =
                new MeshOptions(
                        new Placement(Up.Z, 50), LengthUnit.MILLIMETRE, TextureFormat.JPEG, false);
        Path file = folder.resolve("solid.3mf");

        MeshExporter.writeMesh(
                MeshFormat.THREE_MF,
                tetrahedron,
                SmallScene.photo(),
                FACTS,
                options,
                file,
                false,
                JobMonitor.NONE);

        Document model = model(file);
        assertThat(model.getDocumentElement().getAttribute("unit")).isEqualTo("millimeter");
        assertThat(first(model, "object").getAttribute("type")).isEqualTo("model");
        assertThat(first(model, "vertex").getAttribute("y")).isEqualTo("50");
    }

    @Test
    void colmapsCameraIsThePhotographs() throws Exception {
        ColmapFiles.write(SmallScene.points(), FACTS, folder, false);

        assertThat(Files.readString(folder.resolve("cameras.txt")))
                .endsWith("\n1 PINHOLE 640 480 400.0 400.0 320.0 240.0\n");
        assertThat(Files.readString(folder.resolve("images.txt")))
                .endsWith("\n1 1 0 0 0 0 0 0 1 square\n\n");
        assertThat(Files.readAllLines(folder.resolve("points3D.txt")))
                .contains("1 -2 -1.5 4 255 0 0 0", "4 1 0.75 2 255 254 253 0");
    }

    private Path write(MeshFormat format, String name, MeshOptions options) throws Exception {
        Path file = folder.resolve(name);
        MeshExporter.writeMesh(
                format,
                SmallScene.mesh(),
                SmallScene.photo(),
                FACTS,
                options,
                file,
                false,
                JobMonitor.NONE);
        return file;
    }

    private static Document model(Path file) throws Exception {
        try (var zip = new ZipFile(file.toFile())) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(zip.getInputStream(zip.getEntry("3D/3dmodel.model")));
        }
    }

    private static Element first(Document document, String name) {
        return (Element) document.getElementsByTagName(name).item(0);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            int length = 0;
            while (length < part.length && bytes[i + length] == part[length]) length++;
            if (length == part.length) return i;
        }
        return -1;
    }
}
