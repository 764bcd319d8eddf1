package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.export.depth.DepthFileReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

class GeometryFileOptionsTest {
    private static final String PHOTO = "assets/photos/chelsea.jpg";

    private final Cli cli = new Cli();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void aPrintIsUprightInMillimetresAndAHundredLong() {
        var run = mesh("cat.3mf", "--preset", "print");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("cat.3mf")).isNotEmptyFile();
    }

    @Test
    void gltfComesWithItsBinaryDataAndPicture() {
        var run = mesh("cat.gltf", "--texture", "png", "--normals");

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (var name : List.of("cat.gltf", "cat.bin", "cat-gltf-texture.png")) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
    }

    /** 451x300 pixels become 452x300: Basis Universal's blocks are four wide. */
    @Test
    void aKtx2TextureHasSidesInFours() throws Exception {
        var run = mesh("cat.gltf", "--texture", "ktx2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        byte[] picture = Files.readAllBytes(folder.resolve("cat-gltf-texture.ktx2"));
        var header = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(20)).isEqualTo(452);
        assertThat(header.getInt(24)).isEqualTo(300);
        assertThat(header.getInt(40)).as("levels").isEqualTo(9);
    }

    @Test
    void aDepthPassHasThePhotographsSizeAndItsZIsReadBack() throws Exception {
        Path pass = folder.resolve("pass.exr");
        var run = mesh("cat.glb", "--depth-pass", pass.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        var z = DepthFileReader.read(pass, Optional.empty(), OptionalDouble.empty()).grid();
        assertThat(z.width()).isEqualTo(451);
        assertThat(z.height()).isEqualTo(300);
        for (int i = 0; i < z.size(); i += 997) assertThat(z.at(i)).isBetween(1f, 10f);
    }

    @Test
    void aColmapModelLiesInItsFolder() throws Exception {
        Path colmap = folder.resolve("colmap");
        var run = mesh("cat.ply", "--colmap", colmap.toString(), "--fov", "60");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(colmap.resolve("cameras.txt"))).contains("1 PINHOLE 451 300 ");
        assertThat(colmap.resolve("points3D.txt")).isNotEmptyFile();
    }

    @Test
    void whatContradictsTheFormatOrIsNoChoiceIsRefused() {
        assertThat(mesh("cat.glb", "--up", "z").err()).contains("up is always y");
        assertThat(mesh("cat.ply", "--preset", "paint").err()).contains("standard, blender");
        assertThat(mesh("cat.ply", "--scale", "0").exitCode()).isEqualTo(2);
        assertThat(mesh("cat.ply", "--texture", "bmp").err()).contains("jpeg, png or ktx2");
        assertThat(mesh("cat.obj", "--texture", "ktx2").err()).contains("Write .glb or .gltf");
        assertThat(folder).isEmptyDirectory();
    }

    private Cli.Outcome mesh(String name, String... options) {
        var start = Stream.of("mesh", PHOTO, "--out", folder.resolve(name).toString());
        return cli.run(Stream.concat(start, Stream.of(options)).toArray());
    }
}
