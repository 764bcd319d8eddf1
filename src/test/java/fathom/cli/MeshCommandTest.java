package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class MeshCommandTest {
    private final Cli cli = new Cli();

    @AfterEach
    void close() {
        cli.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "obj", "ply", "stl", "3mf", "usdz", "pcd"})
    void theExtensionChoosesTheFormat(String extension, @TempDir Path folder) {
        var target = folder.resolve("scene." + extension);

        var outcome = cli.run("mesh", Cli.ASTRONAUT, "--out", target);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains(target.toString(), "Camera: ");
        assertThat(target).isNotEmptyFile();
    }

    @Test
    void aDryRunSaysHowMuchThereWouldBeAndWritesNothing(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("wall.png"), 80, 60);
        var depth = wall(folder.resolve("wall.pfm"), 80, 60, 2);
        var target = folder.resolve("wall.stl");

        var outcome =
                cli.run("mesh", photo, "--depth", depth, "--out", target, "--dry-run", "--json");
        var words = cli.run("mesh", photo, "--depth", depth, "--out", target, "--dry-run");

        assertThat(outcome.json().at("/vertices").asInt()).isEqualTo(4800);
        assertThat(outcome.json().at("/triangles").asInt()).isEqualTo(2 * 79 * 59);
        assertThat(outcome.json().at("/estimatedBytes").asInt()).isEqualTo(84 + 50 * 2 * 79 * 59);
        assertThat(words.out())
                .contains("Would write " + target + ": 4,800 vertices, 9,322 triangles")
                .contains("about 0.5 MB");
        assertThat(target).doesNotExist();
    }

    /** From within: a white wall all around leaves no pixel empty. */
    @Test
    void aPanoramaIsDrawnFromItsMiddle(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("around.png"), 64, 32);
        var depth = wall(folder.resolve("around.pfm"), 64, 32, 2);
        var view = folder.resolve("view.png");

        var outcome =
                cli.run(
                        "mesh",
                        photo,
                        "--depth",
                        depth,
                        "--panorama",
                        "--render",
                        view,
                        "--render-size",
                        "96x64");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        var picture = ImageIO.read(view.toFile());
        for (int x = 0; x < 96; x += 5) {
            for (int y = 0; y < 64; y += 5) {
                assertThat(picture.getRGB(x, y) >>> 24).as("%d, %d", x, y).isEqualTo(255);
            }
        }
    }

    @Test
    void aFlatWallFromAFileKeepsItsMetresAtAnySize(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("wall.png"), 80, 60);
        var depth = wall(folder.resolve("wall.pfm"), 8, 6, 2);
        var target = folder.resolve("wall.obj");

        var outcome =
                cli.run("mesh", photo, "--depth", depth, "--fov", 90, "--out", target, "--json");

        // 90 degrees over 80 pixels: f = 40; so over 8 cells the first centre is at
        // (0.5 - 4) / 4 * 2 = -1.75 m, and up is (3 - 0.5) / 4 * 2 = 1.25 m.
        assertThat(outcome.json().at("/camera/focalPx").asDouble()).isBetween(39.999, 40.001);
        assertThat(outcome.json().at("/camera/source").asText()).isEqualTo("user-fov");
        assertThat(outcome.json().at("/vertices").asInt()).isEqualTo(48);
        assertThat(outcome.json().at("/triangles").asInt()).isEqualTo(70);
        var first =
                Files.readAllLines(target).stream()
                        .filter(line -> line.startsWith("v "))
                        .findFirst()
                        .orElseThrow()
                        .split(" ");
        assertThat(Double.parseDouble(first[1])).isBetween(-1.7501, -1.7499);
        assertThat(Double.parseDouble(first[2])).isBetween(1.2499, 1.2501);
        assertThat(Double.parseDouble(first[3])).isBetween(-2.0001, -1.9999);
    }

    /** Two triangles between each four neighbours of the network's 8 by 6 cells. */
    @Test
    void aThresholdOfInfCutsNothing(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("steps.png"), 80, 60);
        var depth = pfm(folder.resolve("steps.pfm"), 8, 6, i -> i % 2 == 0 ? 1 : 9);

        var outcome =
                cli.run(
                        "mesh",
                        photo,
                        "--depth",
                        depth,
                        "--edge-threshold",
                        "inf",
                        "--out",
                        folder.resolve("steps.ply"),
                        "--json");

        assertThat(outcome.json().at("/triangles").asInt()).isEqualTo(70);
    }

    @Test
    void aLimitOfTrianglesIsKept(@TempDir Path folder) throws Exception {
        var target = folder.resolve("small.glb");

        var outcome =
                cli.run("mesh", Cli.ASTRONAUT, "--out", target, "--max-triangles", 2000, "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().at("/triangles").asInt()).isBetween(1500, 2000);
    }

    @Test
    void aReliefLiesOnItsBackInMillimetres(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("wall.png"), 80, 60);
        var depth = wall(folder.resolve("wall.pfm"), 8, 6, 2);
        var target = folder.resolve("relief.obj");

        var outcome =
                cli.run(
                        "mesh",
                        photo,
                        "--depth",
                        depth,
                        "--out",
                        target,
                        "--relief",
                        "--width-mm",
                        80,
                        "--thickness-mm",
                        5,
                        "--base-mm",
                        2);

        assertThat(outcome.exitCode()).isZero();
        var corner =
                Files.readAllLines(target).stream()
                        .filter(line -> line.startsWith("v "))
                        .findFirst()
                        .orElseThrow();
        assertThat(Stream.of(corner.split(" ")).skip(1).map(Double::valueOf))
                .containsExactly(-40.0, 30.0, 2.0);
    }

    @ParameterizedTest
    @CsvSource({
        "--width-mm 50, Add --relief.",
        "--relief --width-mm 0, millimetres",
        "--relief --thickness-mm 2 --base-mm 2, 0 < base < thickness",
        "--max-triangles 3, at least 16",
        "--max-triangles x, whole number",
        "--points --max-triangles 100, needs a mesh",
        "--points --relief, needs a mesh",
        "--density x, network",
        "--smooth 11, percents from 0 to 10",
        "--level 3, angles",
        "--panorama --fov 60, no focal length",
        "--relief --level, lies flat",
        "--panorama --colmap c, no one lens",
        "--panorama --points --normals, no one lens",
        "--dry-run --colmap c, --out alone",
        "--bake normal, --max-triangles",
        "--bake ao --panorama, --bake normal",
        "--bake ao --relief, with --relief",
        "--bake shadow, Give normal",
        "--drop-beyond 0, above 0",
        "--scene moon, landscape"
    })
    void optionsThatCannotBeMetAreRefused(String options, String hint, @TempDir Path folder) {
        var words = new ArrayList<Object>(List.of("mesh", Cli.ASTRONAUT));
        words.addAll(List.of(options.split(" ")));
        words.addAll(List.of("--out", folder.resolve("a.glb")));

        var outcome = cli.run(words.toArray());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(hint);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void allOptionsOfTheSurfaceWorkTogether(@TempDir Path folder) throws Exception {
        var outcome =
                cli.run(
                        "mesh",
                        Cli.ASTRONAUT,
                        "--density",
                        300,
                        "--snap-edges",
                        "--smooth",
                        "--backfill",
                        "--scene",
                        "portrait",
                        "--level",
                        "10,0",
                        "--principal-point",
                        "256,256",
                        "--max-triangles",
                        20000,
                        "--out",
                        folder.resolve("a.glb"),
                        "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().at("/triangles").asInt()).isBetween(5000, 20000);
    }

    @Test
    void aPhotographOfPanoramaShapeIsSuggestedAsOne(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("all.png"), 80, 40);
        var depth = wall(folder.resolve("all.pfm"), 16, 8, 2);

        var plain = cli.run("mesh", photo, "--depth", depth, "--out", folder.resolve("a.ply"));
        var sphere =
                cli.run(
                        "mesh",
                        photo,
                        "--depth",
                        depth,
                        "--panorama",
                        "--out",
                        folder.resolve("b.ply"));

        assertThat(plain.err()).contains("--panorama");
        assertThat(sphere.err()).isEmpty();
        assertThat(sphere.out()).contains("panorama");
    }

    /** Of a panorama from which a strip was cut: its shape does not tell. */
    @Test
    void aPhotographThatSaysItIsAPanoramaIsBelieved(@TempDir Path folder) throws Exception {
        byte[] jpeg = Files.readAllBytes(Cli.ASTRONAUT);
        String gpano =
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description rdf:about=''"
                        + " xmlns:GPano='http://ns.google.com/photos/1.0/panorama/'"
                        + " GPano:ProjectionType='equirectangular'"
                        + " GPano:CroppedAreaImageWidthPixels='%d'"
                        + " GPano:FullPanoWidthPixels='512'/></rdf:RDF></x:xmpmeta>";
        var whole = folder.resolve("whole.jpg");
        var part = folder.resolve("part.jpg");
        Files.write(whole, withSegment(jpeg, gpano.formatted(512)));
        Files.write(part, withSegment(jpeg, gpano.formatted(300)));
        var depth = wall(folder.resolve("wall.pfm"), 8, 8, 2);

        var stated = cli.run("mesh", whole, "--depth", depth, "--out", folder.resolve("a.ply"));
        var cropped = cli.run("mesh", part, "--depth", depth, "--out", folder.resolve("b.ply"));

        assertThat(stated.err()).contains("says that it shows all directions");
        assertThat(cropped.err()).doesNotContain("--panorama");
    }

    /** Behind the first two bytes, which begin every JPEG. */
    private static byte[] withSegment(byte[] jpeg, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1});
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.write(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @Test
    void aSceneWithoutGroundIsWrittenWithAWarning(@TempDir Path folder) throws Exception {
        var photo = Cli.picture(folder.resolve("wall.png"), 80, 60);
        var depth = wall(folder.resolve("wall.pfm"), 8, 6, 2);

        var outcome =
                cli.run(
                        "mesh",
                        photo,
                        "--depth",
                        depth,
                        "--level",
                        "--out",
                        folder.resolve("a.ply"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("No ground");
    }

    @Test
    void sizeAndThreadsTakeNumbers(@TempDir Path folder) {
        var outcome =
                cli.run(
                        "mesh",
                        Cli.ASTRONAUT,
                        "--size",
                        256,
                        "--threads",
                        1,
                        "--out",
                        folder.resolve("a.glb"));

        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void anExistingSceneIsKept(@TempDir Path folder) throws Exception {
        var target = Files.writeString(folder.resolve("a.glb"), "mine");

        assertThat(cli.run("mesh", Cli.ASTRONAUT, "--out", target).exitCode()).isEqualTo(6);
        assertThat(target).hasContent("mine");
    }

    /** A portable float map of one value everywhere. */
    private static Path wall(Path file, int width, int height, float value) throws Exception {
        return pfm(file, width, height, _ -> value);
    }

    private static Path pfm(Path file, int width, int height, IntToDoubleFunction value)
            throws Exception {
        byte[] head =
                "Pf\n%d %d\n-1.0\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII);
        var bytes =
                ByteBuffer.allocate(head.length + 4 * width * height)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(head);
        for (int i = 0; i < width * height; i++) bytes.putFloat((float) value.applyAsDouble(i));
        return Files.write(file, bytes.array());
    }
}
