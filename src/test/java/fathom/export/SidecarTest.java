package fathom.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.geometry.CameraChoice;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

class SidecarTest {
    private static final Sidecar FULL =
            new Sidecar(
                    "coffee.png",
                    new Sidecar.Software("0.1.0", "ONNX Runtime 1.28.0"),
                    Instant.parse("2026-11-25T03:00:00Z"),
                    new Sidecar.Source("coffee „1“.jpg", Optional.of("ab12"), 600, 400),
                    Optional.of(model()),
                    new Sidecar.Depth(
                            DepthKind.METRIC_DEPTH,
                            300,
                            200,
                            Optional.of("far-bright"),
                            Optional.of(new DepthRange(0.5f, 8.25f)),
                            OptionalDouble.of(1000)),
                    Optional.of(camera()),
                    Optional.of(
                            new Sidecar.Calibration(
                                    DepthKind.RELATIVE_DISPARITY,
                                    "inverse depth",
                                    2,
                                    -1,
                                    List.of(new Sidecar.Reference("1,2", 3, 2.5)))),
                    timings());

    @TempDir private Path folder;

    @Test
    void everythingThatIsKnownStandsInTheFile() throws Exception {
        JsonNode json = written(FULL);
        assertThat(json.get("file").asText()).isEqualTo("coffee.png");
        assertThat(json.at("/software/fathom").asText()).isEqualTo("0.1.0");
        assertThat(json.at("/software/runtime").asText()).isEqualTo("ONNX Runtime 1.28.0");
        assertThat(json.get("created").asText()).isEqualTo("2026-11-25T03:00:00Z");
        assertThat(json.get("source").toString())
                .isEqualTo(
                        """
                        {"name":"coffee „1“.jpg","sha256":"ab12","width":600,"height":400}""");
        assertThat(json.get("model").toString())
                .isEqualTo("{\"id\":\"starter\",\"name\":\"Starter\",\"sha256\":\"cd34\"}");
        assertThat(json.get("preprocessing").toString())
                .isEqualTo(
                        """
                        {"rule":"area","target_width":384,"target_height":288,"multiple_of":32,\
                        "input_width":416,"input_height":288,"resampling":"cv-area",\
                        "rescale":0.5,"mean":[0.1,0.2,0.3],"std":[0.4,0.5,0.6],"padding":"none"}""");
        assertThat(json.get("depth").toString())
                .isEqualTo(
                        """
                        {"kind":"metric","unit":"m","larger_value_is":"farther",\
                        "direction":"far-bright","low":0.5,"high":8.25,"png_scale":1000.0,\
                        "width":300,"height":200}""");
        assertThat(json.get("calibration").toString())
                .isEqualTo(
                        """
                        {"from":"relative-disparity","quantity":"inverse depth","scale":2.0,\
                        "shift":-1.0,"references":[{"reference":"1,2","metres":3.0,\
                        "calibrated_metres":2.5}]}""");
        assertThat(json.get("timings_ms").toString()).isEqualTo("{\"load\":12.5,\"run\":84.0}");
    }

    @Test
    void theCameraIsSaidWithItsSource() throws Exception {
        JsonNode camera = written(FULL).get("camera");
        assertThat(camera.get("fx").asDouble()).isCloseTo(300, within(1e-9)); // 600 / (2 tan 45°)
        assertThat(camera.get("fy").asDouble()).isCloseTo(300, within(1e-9));
        assertThat(camera.get("cx").asDouble()).isEqualTo(300);
        assertThat(camera.get("cy").asDouble()).isEqualTo(200);
        assertThat(camera.get("source").asText()).isEqualTo("field of view set by hand");
        assertThat(camera.get("horizontal_fov_deg").asDouble()).isCloseTo(90, within(1e-9));
    }

    @Test
    void whatIsUnknownIsNullUnderTheSameKeysInTheSameOrder() throws Exception {
        var bare =
                new Sidecar(
                        "d.npy",
                        FULL.software(),
                        FULL.created(),
                        new Sidecar.Source("pasted", Optional.empty(), 6, 4),
                        Optional.empty(),
                        new Sidecar.Depth(
                                DepthKind.RELATIVE_DISPARITY,
                                6,
                                4,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalDouble.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("run", Double.NaN));
        JsonNode json = written(bare);
        JsonNode full = written(FULL);

        assertThat(keys(json)).isEqualTo(keys(full));
        assertThat(keys(json.get("depth"))).isEqualTo(keys(full.get("depth")));
        for (String pointer :
                List.of(
                        "/source/sha256",
                        "/model",
                        "/preprocessing",
                        "/camera",
                        "/calibration",
                        "/depth/unit",
                        "/depth/direction",
                        "/depth/low",
                        "/depth/high",
                        "/depth/png_scale",
                        "/timings_ms/run")) {
            assertThat(json.at(pointer).isNull()).as(pointer).isTrue();
        }
        assertThat(json.at("/depth/larger_value_is").asText()).isEqualTo("nearer");
    }

    @Test
    void filesOfOneMapGetSidecarsOfTheirOwn() {
        assertThat(Sidecar.pathBeside(Path.of("out", "a.png")))
                .isEqualTo(Path.of("out", "a.png.json"));
        assertThat(Sidecar.pathBeside(Path.of("a.npy"))).isEqualTo(Path.of("a.npy.json"));
    }

    @Test
    void anExistingSidecarIsKeptUnlessOverwritingIsAllowed() throws Exception {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> FULL.write(file, false)).isInstanceOf(UserFacingException.class);
        assertThat(file).hasContent("mine");
        FULL.write(file, true);
        assertThat(Files.readString(file)).startsWith("{").endsWith("}\n");
    }

    private static Sidecar.Model model() {
        var input =
                new Sidecar.Preprocessing(
                        "area",
                        384,
                        288,
                        32,
                        416,
                        288,
                        "cv-area",
                        0.5,
                        List.of(0.1, 0.2, 0.3),
                        List.of(0.4, 0.5, 0.6),
                        "none");
        return new Sidecar.Model("starter", "Starter", Optional.of("cd34"), input);
    }

    private static CameraChoice camera() {
        return CameraChoice.choose(
                600,
                400,
                OptionalDouble.empty(),
                OptionalDouble.of(90),
                PhotoFacts.NONE,
                OptionalDouble.empty());
    }

    private static Map<String, Double> timings() {
        var timings = new LinkedHashMap<String, Double>();
        timings.put("load", 12.5);
        timings.put("run", 84.0);
        return timings;
    }

    private JsonNode written(Sidecar sidecar) throws Exception {
        Path file = Sidecar.pathBeside(folder.resolve(sidecar.file()));
        sidecar.write(file, true);
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
