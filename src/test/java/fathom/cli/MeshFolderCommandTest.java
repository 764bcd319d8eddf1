package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many photographs at once; {@link MeshCommandTest} has one. */
class MeshFolderCommandTest {
    private final Cli cli = new Cli();

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void aFolderBecomesOneFileEachAndWhatFailsIsListed(@TempDir Path folder) throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos/inner"));
        Cli.picture(photos.resolveSibling("a.png"), 80, 60);
        Cli.picture(photos.resolve("b.png"), 60, 80);
        Files.writeString(photos.resolveSibling("broken.png"), "no picture");
        Path out = folder.resolve("meshes");

        var outcome =
                cli.run(
                        "mesh",
                        folder.resolve("photos"),
                        "--recursive",
                        "--out",
                        out,
                        "--format",
                        "ply",
                        "--json");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("broken.png");
        assertThat(outcome.json().at("/results")).hasSize(2);
        assertThat(out.resolve("a.starter.mesh.ply")).exists();
        assertThat(out.resolve("inner/b.starter.mesh.ply")).exists();

        var refused = cli.run("mesh", folder.resolve("photos"), "--out", out, "--format", "ply");
        assertThat(refused.exitCode()).isEqualTo(6);

        Files.delete(out.resolve("a.starter.mesh.ply"));
        Files.delete(photos.resolveSibling("broken.png"));
        byte[] before = Files.readAllBytes(out.resolve("inner/b.starter.mesh.ply"));
        Files.write(out.resolve("inner/b.starter.mesh.ply"), new byte[] {1});
        var resumed =
                cli.run(
                        "mesh",
                        folder.resolve("photos"),
                        "--recursive",
                        "--out",
                        out,
                        "--format",
                        "ply",
                        "--resume",
                        "--json");

        assertThat(resumed.exitCode()).isZero();
        assertThat(resumed.json().at("/kept")).hasSize(1);
        assertThat(resumed.json().at("/results")).hasSize(1);
        assertThat(Files.size(out.resolve("inner/b.starter.mesh.ply"))).isEqualTo(1);
        assertThat(before.length).isGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "--out scene.glb, Name a folder",
        "--out meshes --depth d.npy, no one --depth",
        "--out meshes --format jpg, 'Give one of: glb'",
        "--out meshes --resume --overwrite, one of the two",
        "--out meshes --format stl --points, holds no points"
    })
    void whatSeveralPhotographsCannotShareIsRefused(
            String options, String hint, @TempDir Path folder) {
        var words = new ArrayList<Object>(List.of("mesh", Cli.ASTRONAUT, Cli.ASTRONAUT));
        words.addAll(List.of(options.replace("--out ", "--out " + folder + "/").split(" ")));
        var outcome = cli.run(words.toArray());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(hint);
        assertThat(folder).isEmptyDirectory();
    }
}
