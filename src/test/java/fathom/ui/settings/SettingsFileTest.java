package fathom.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.depth.DepthRange;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.FileLayout;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.Placement;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;
import fathom.export.sheet.SheetFormat;
import fathom.job.UserFacingException;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void everythingThatIsWrittenIsReadAgain() throws Exception {
        var settings =
                new Settings(
                        List.of("starter", "midas"),
                        OptionalInt.of(518),
                        "inferno",
                        new RangeChoice.Explicit(new DepthRange(0.5f, 7.25f)),
                        false,
                        Layout.SCENE,
                        Appearance.LIGHT,
                        Optional.of(new WindowPlace(-20, 31.5, 1280, 800, true)),
                        List.of(Path.of("b é.png"), Path.of("a.png")),
                        new ExportChoices(
                                Optional.of(Path.of("out")),
                                Set.of(DepthFormat.EXR, DepthFormat.NPY),
                                Set.of(MeshFormat.OBJ),
                                Set.of(MeshFormat.PCD, MeshFormat.PLY),
                                new GeometryChoices(
                                        new FileLayout(
                                                ScenePreset.UNREAL,
                                                Optional.of(Placement.Up.Z),
                                                OptionalDouble.of(2.5)),
                                        TextureFormat.KTX2,
                                        true,
                                        true,
                                        false,
                                        true),
                                Set.of(SheetFormat.PDF),
                                true,
                                OptionalDouble.of(256),
                                Direction.FAR_BRIGHT),
                        Protocol.KITTI,
                        Optional.of(Alignment.MEDIAN),
                        new DatasetChoices(
                                Optional.of(Path.of("sets", "drives")),
                                Optional.of(Path.of("reports")),
                                OptionalDouble.of(5000),
                                "left/{}.png,lidar/{}.npy"),
                        Optional.of(Path.of("networks")));
        var file = new SettingsFile(folder.resolve("new/folder/settings.json"));

        file.write(settings);

        assertThat(file.read().settings()).isEqualTo(settings);
        assertThat(file.read().notice()).isEmpty();
        assertThat(folder.resolve("new/folder").toFile().list()).containsExactly("settings.json");
    }

    @Test
    void theFirstStartHasDefaultsAndNothingToSay() {
        var found = new SettingsFile(folder.resolve("settings.json")).read();

        assertThat(found.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(found.notice()).isEmpty();
    }

    @Test
    void whatIsUnknownOrSenselessCountsAsNotSet() throws Exception {
        var path = folder.resolve("settings.json");
        Files.writeString(
                path,
                """
                {"colormap": "VIRIDIS", "layout": "wipe", "appearance": 7, "input-side": -4,
                 "range-percentiles": [90, 10], "window": {"x": 0, "y": 0, "width": 0},
                 "recent": ["a.png", 3], "models": "starter", "from-tomorrow": {},
                 "export": {"depth": ["npy", "jpeg2000"], "direction": "up"}}
                """);

        var found = new SettingsFile(path).read();

        assertThat(found.notice()).isEmpty();
        var settings = found.settings();
        assertThat(settings.colormap()).isEqualTo("viridis");
        assertThat(settings.layout()).isEqualTo(Settings.DEFAULT.layout());
        assertThat(settings.appearance()).isEqualTo(Settings.DEFAULT.appearance());
        assertThat(settings.side()).isEmpty();
        assertThat(settings.range()).isEqualTo(RangeChoice.DEFAULT);
        assertThat(settings.window()).isEmpty();
        assertThat(settings.recent()).containsExactly(Path.of("a.png"));
        assertThat(settings.models()).isEmpty();
        assertThat(settings.export().depth()).containsExactly(DepthFormat.NPY);
        assertThat(settings.export().direction()).isEqualTo(Direction.NEAR_BRIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"colormap\": \"inf", "[1, 2]", "\u0000\u0001", "null"})
    void aDamagedFileIsSetAsideAndReplacedByTheDefaults(String content) throws Exception {
        var path = folder.resolve("settings.json");
        Files.writeString(path, content);

        var found = new SettingsFile(path).read();

        assertThat(found.settings()).isEqualTo(Settings.DEFAULT);
        var notice = found.notice().orElseThrow();
        assertThat(notice.message()).contains(path.toString(), "settings.json.bad");
        assertThat(path).doesNotExist();
        assertThat(folder.resolve("settings.json.bad")).hasContent(content);
    }

    @Test
    void aFolderInThePlaceOfTheFileIsToldAndDoesNotStopTheStart() throws Exception {
        var path = Files.createDirectory(folder.resolve("settings.json"));
        var file = new SettingsFile(path);

        assertThat(file.read().settings()).isEqualTo(Settings.DEFAULT);
        assertThat(file.read().notice()).isPresent();
        assertThatThrownBy(() -> file.write(Settings.DEFAULT))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void twelveRecentFilesAreKept() {
        var many = IntStream.range(0, 40).mapToObj(i -> Path.of(i + ".png")).toList();
        var unset = Settings.DEFAULT;

        var settings =
                new Settings(
                        unset.models(),
                        unset.side(),
                        unset.colormap(),
                        unset.range(),
                        unset.nearAtTop(),
                        unset.layout(),
                        unset.appearance(),
                        unset.window(),
                        many,
                        unset.export(),
                        unset.protocol(),
                        unset.alignment(),
                        unset.dataset(),
                        unset.networks());

        assertThat(settings.recent()).isEqualTo(many.subList(0, 12));
    }
}
