package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

/** Numbers are those of the glTF 2.0 specification. */
class GlbFileTest {

    @TempDir private Path folder;

    private record Glb(JsonNode json, ByteBuffer binary) {
        ByteBuffer view(int index) {
            JsonNode view = json.at("/bufferViews/" + index);
            return binary.slice(view.get("byteOffset").asInt(), view.get("byteLength").asInt())
                    .order(binary.order());
        }
    }

    @Test
    void theMeshPointsUpAndLiesBeforeACameraThatLooksAlongMinusZ() throws Exception {
        Glb glb = mesh(SmallScene.photo());

        assertThat(SmallScene.floats(glb.view(0), 12))
                .containsExactly(-2, 1.5f, -4, 2, 1.5f, -4, -1, -.75f, -2, 1, -.75f, -2);
        JsonNode position = glb.json.at("/accessors/0");
        assertThat(position.get("min")).hasToString("[-2.0,-0.75,-4.0]");
        assertThat(position.get("max")).hasToString("[2.0,1.5,-2.0]");
        assertThat(position.get("count").asInt()).isEqualTo(4);
    }

    @Test
    void textureCoordinatesCountFromTheTopAsInThePhotograph() throws Exception {
        assertThat(SmallScene.floats(mesh(SmallScene.photo()).view(1), 8))
                .containsExactly(.25f, .25f, .75f, .25f, .25f, .75f, .75f, .75f);
    }

    @Test
    void trianglesKeepTheirOrderAsUnsignedInts() throws Exception {
        Glb glb = mesh(SmallScene.photo());
        assertThat(SmallScene.ints(glb.view(2), 6)).containsExactly(0, 2, 3, 0, 3, 1);
        assertThat(glb.json.at("/accessors/2/componentType").asInt()).isEqualTo(5125);
        assertThat(glb.json.at("/accessors/2/count").asInt()).isEqualTo(6);
    }

    @Test
    void thePhotographIsAnEmbeddedJpegOnAnUnlitMaterialSeenFromBothSides() throws Exception {
        byte[] grey = new byte[3 * 40 * 30];
        Arrays.fill(grey, (byte) 100);
        Glb glb = mesh(Photo.adopt("grey", 40, 30, grey, null, PhotoFacts.NONE));

        assertThat(glb.json.at("/images/0/mimeType").asText()).isEqualTo("image/jpeg");
        var jpeg = new byte[glb.view(3).remaining()];
        glb.view(3).get(jpeg);
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(30);
        assertThat(picture.getRGB(20, 15) & 0xffffff).isEqualTo(0x646464);
        assertThat(glb.json.at("/materials/0/extensions/KHR_materials_unlit").isObject()).isTrue();
        assertThat(glb.json.get("extensionsUsed")).hasToString("[\"KHR_materials_unlit\"]");
        assertThat(glb.json.at("/materials/0/doubleSided").asBoolean()).isTrue();
    }

    @Test
    void theFileSaysWhoMadeItAndOfWhat() throws Exception {
        JsonNode asset = mesh(SmallScene.photo()).json.get("asset");
        assertThat(asset.get("version").asText()).isEqualTo("2.0");
        assertThat(asset.get("generator").asText()).isEqualTo("Fathom 1");
        assertThat(asset.at("/extras/model").asText()).isEqualTo("übung\nzwei");
    }

    @Test
    void aCloudIsPointsWithTheirColoursInLinearLight() throws Exception {
        Path file = folder.resolve("points.glb");
        MeshExporter.writePoints(
                MeshFormat.GLB, SmallScene.points(), SmallScene.FACTS, file, false);
        Glb glb = read(file);

        assertThat(glb.json.at("/meshes/0/primitives/0/mode").asInt()).isZero();
        assertThat(SmallScene.floats(glb.view(0), 3)).containsExactly(-2, 1.5f, -4);
        ByteBuffer colours = glb.view(1);
        assertThat(colours.getLong()).isEqualTo(0xffff_0000_0000_ffffL);
        assertThat(colours.getLong()).isEqualTo(0xffff_0000_ffff_0000L);
        assertThat(colours.getLong()).isEqualTo(0xffff_ffff_0000_0000L);
        // 0.991102 and 0.982251 of 65535: sRGB 254 and 253 by IEC 61966-2-1
        assertThat(colours.getLong())
                .isEqualTo(0xffff_0000_0000_ffffL | 64952L << 16 | 64372L << 32);
        assertThat(glb.json.at("/accessors/1/normalized").asBoolean()).isTrue();
        assertThat(glb.json.at("/accessors/1/componentType").asInt()).isEqualTo(5123);
    }

    @Test
    void verticesWithoutAPositionAndTheirTrianglesAreLeftOut() throws Exception {
        Path file = folder.resolve("gap.glb");
        MeshExporter.writeMesh(
                MeshFormat.GLB,
                SmallScene.meshWithoutTopRight(),
                SmallScene.photo(),
                SmallScene.FACTS,
                file,
                false);
        Glb glb = read(file);
        assertThat(SmallScene.floats(glb.view(0), 9))
                .containsExactly(-2, 1.5f, -4, -1, -.75f, -2, 1, -.75f, -2);
        assertThat(SmallScene.ints(glb.view(2), 3)).containsExactly(0, 1, 2);
        assertThat(glb.json.at("/accessors/2/count").asInt()).isEqualTo(3);
    }

    @Test
    void aPanoramaLongerThanHardwareTakesIsShrunkKeepingItsShape() throws Exception {
        int width = 4 * Texture.LONGEST_SIDE;
        Glb glb = mesh(Photo.adopt("long", width, 12, new byte[36 * width], null, PhotoFacts.NONE));
        var jpeg = new byte[glb.view(3).remaining()];
        glb.view(3).get(jpeg);
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(picture.getWidth()).isEqualTo(16384);
        assertThat(picture.getHeight()).isEqualTo(3);
    }

    private Glb mesh(Photo photo) throws Exception {
        Path file = folder.resolve("mesh.glb");
        MeshExporter.writeMesh(
                MeshFormat.GLB, SmallScene.mesh(), photo, SmallScene.FACTS, file, true);
        return read(file);
    }

    /** Checks the layout on the way: magic, version, length, padded chunks. */
    private static Glb read(Path file) throws Exception {
        ByteBuffer bytes = SmallScene.read(file);
        assertThat(bytes.getInt()).isEqualTo(0x46546c67);
        assertThat(bytes.getInt()).isEqualTo(2);
        assertThat(bytes.getInt()).isEqualTo(bytes.capacity());
        int jsonBytes = bytes.getInt();
        assertThat(jsonBytes % 4).isZero();
        assertThat(bytes.getInt()).isEqualTo(0x4e4f534a);
        var text = new byte[jsonBytes];
        bytes.get(text);
        String json = new String(text, StandardCharsets.UTF_8);
        int binaryBytes = bytes.getInt();
        assertThat(bytes.getInt()).isEqualTo(0x004e4942);
        assertThat(bytes.remaining()).isEqualTo(binaryBytes);
        assertThat(binaryBytes % 4).isZero();
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.at("/buffers/0/byteLength").asInt())
                .isBetween(binaryBytes - 3, binaryBytes);
        return new Glb(root, bytes.slice().order(bytes.order()));
    }
}
