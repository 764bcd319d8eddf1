package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

class ObjFilesTest {
    @TempDir private Path folder;

    @Test
    void theMeshIsTextWithYUpAndTextureRowsCountedFromTheBottom() throws Exception {
        write("square.obj", false);

        assertThat(Files.readString(folder.resolve("square.obj")))
                .isEqualTo(
                        """
                        # Fathom 1
                        # model: _bung_zwei
                        mtllib square.mtl
                        o depth
                        v -2 1.5 -4
                        v 2 1.5 -4
                        v -1 -0.75 -2
                        v 1 -0.75 -2
                        vt 0.25 0.75
                        vt 0.75 0.75
                        vt 0.25 0.25
                        vt 0.75 0.25
                        usemtl photograph
                        f 1/1 3/3 4/4
                        f 1/1 4/4 2/2
                        """);
    }

    @Test
    void theMaterialNamesThePhotographBesideIt() throws Exception {
        write("square.obj", false);

        assertThat(names()).containsExactly("square-texture.jpg", "square.mtl", "square.obj");
        assertThat(Files.readString(folder.resolve("square.mtl")))
                .contains("newmtl photograph\n", "map_Kd square-texture.jpg\n");
        assertThat(ImageIO.read(folder.resolve("square-texture.jpg").toFile()).getWidth())
                .isEqualTo(2);
    }

    @Test
    void namesInsideTheFilesHaveNoSpaces() throws Exception {
        write("my living room.obj", false);

        assertThat(names())
                .containsExactly(
                        "my living room.obj", "my_living_room-texture.jpg", "my_living_room.mtl");
        assertThat(Files.readString(folder.resolve("my living room.obj")))
                .contains("mtllib my_living_room.mtl\n");
    }

    @Test
    void thePhotographOfTheSameNameIsNeverTouched() throws Exception {
        Path photograph = Files.writeString(folder.resolve("square.jpg"), "the original");
        write("square.obj", true);
        assertThat(photograph).hasContent("the original");
    }

    @Test
    void whenOneOfTheFilesIsInTheWayNoneIsWritten() throws Exception {
        for (String inTheWay : List.of("square-texture.jpg", "square.mtl", "square.obj")) {
            Path old = Files.writeString(folder.resolve(inTheWay), "old");
            assertThatExceptionOfType(UserFacingException.class)
                    .isThrownBy(() -> write("square.obj", false))
                    .withMessageContaining(inTheWay);
            assertThat(names()).containsExactly(inTheWay);
            Files.delete(old);
        }
    }

    private void write(String name, boolean overwrite) throws UserFacingException {
        MeshExporter.writeMesh(
                MeshFormat.OBJ,
                SmallScene.mesh(),
                SmallScene.photo(),
                SmallScene.FACTS,
                folder.resolve(name),
                overwrite);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
