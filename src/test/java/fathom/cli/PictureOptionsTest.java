package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class PictureOptionsTest {
    private static final String PHOTO = "assets/photos/chelsea.jpg";

    private final Cli cli = new Cli();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cli.close();
    }

    /** The scene fills the picture up to its margins, and the corners are empty. */
    @Test
    void aPictureOfTheSceneNeedsNoMeshFile() throws Exception {
        Path view = folder.resolve("view.png");

        var run = mesh("--render", view.toString(), "--render-size", "301x200");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var picture = ImageIO.read(view.toFile());
        assertThat(picture.getWidth()).isEqualTo(301);
        assertThat(picture.getHeight()).isEqualTo(200);
        assertThat(picture.getRGB(1, 1) >>> 24).isZero();
        int seen = 0;
        for (int i = 0; i < 301 * 200; i++) {
            if (picture.getRGB(i % 301, i / 301) >>> 24 != 0) seen++;
        }
        assertThat(seen).isBetween(301 * 200 / 2, 301 * 200 * 9 / 10);
    }

    @Test
    void aFilmHasAsManyPicturesAsItsLengthAndPaceSay() throws Exception {
        Path film = folder.resolve("cat.gif");

        var run =
                mesh(
                        "--film",
                        film.toString(),
                        "--motion",
                        "turntable",
                        "--seconds",
                        "0.8",
                        "--fps",
                        "10",
                        "--render-size",
                        "64x48",
                        "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"frames\" : 8");
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(film.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(8);
        }
    }

    @Test
    void whatCannotBeDrawnIsRefusedBeforeTheNetworkRuns() {
        String mp4 = folder.resolve("cat.mp4").toString();
        String png = folder.resolve("cat.png").toString();

        assertThat(mesh("--film", mp4, "--render-size", "641x480").err()).contains("even");
        assertThat(mesh("--film", folder.resolve("a.avi").toString()).exitCode()).isEqualTo(2);
        assertThat(mesh("--film", mp4, "--fps", "51").err()).contains("--fps is 51");
        assertThat(mesh("--film", mp4, "--seconds", "1e9").exitCode()).isEqualTo(2);
        assertThat(mesh("--film", mp4, "--motion", "crane").err()).contains("ken-burns");
        assertThat(mesh("--render", png, "--render-size", "20000x10").exitCode()).isEqualTo(2);
        assertThat(mesh("--render", png, "--background", "blue").err()).contains("#20242c");
        assertThat(mesh().exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    private Cli.Outcome mesh(String... options) {
        return cli.run(Stream.concat(Stream.of("mesh", PHOTO), Stream.of(options)).toArray());
    }
}
