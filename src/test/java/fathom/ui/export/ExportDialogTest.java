package fathom.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.export.Sidecar;
import fathom.export.depth.DepthFileReader;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.FileLayout;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.Placement;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;
import fathom.geometry.relief.ReliefRecipe;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.settings.ExportChoices;
import fathom.ui.settings.GeometryChoices;
import fathom.ui.state.Appearance;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.theme.Theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

@WindowTest
class ExportDialogTest {

    @TempDir Path folder;
    private List<Path> bundled = List.of();
    private final JobRunner runner = new JobRunner("export-test", 1, JobRunner.fxThread());

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void depthAndMeshAreWrittenBesideThePhotograph(Appearance appearance) throws Exception {
        Files.createFile(folder.resolve("ramp.png")); // its hash is that of nothing
        var dialog = openDialog(appearance);
        Fx.keep(Fx.snapshot(dialog.getScene()), "export-" + appearance);

        Fx.onFx(() -> button(dialog).fire());
        Fx.waitFor("the mesh", () -> Files.exists(folder.resolve("ramp.first.mesh.glb")));

        var png = ImageIO.read(folder.resolve("ramp.first.png16.png").toFile()).getRaster();
        assertThat(png.getWidth()).isEqualTo(RampWorkbench.WIDTH);
        assertThat(png.getSample(0, 0, 0)).isEqualTo(1);
        assertThat(png.getSample(RampWorkbench.WIDTH - 1, 0, 0)).isEqualTo(65535);
        byte[] glb = Files.readAllBytes(folder.resolve("ramp.first.mesh.glb"));
        assertThat(new String(glb, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("glTF");
        var facts =
                new ObjectMapper().readTree(folder.resolve("ramp.first.png16.png.json").toFile());
        assertThat(facts.at("/depth/kind").asText()).isEqualTo("relative-disparity");
        assertThat(facts.at("/source/sha256").asText())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void filesThatExistAreNotReplacedUnasked() throws Exception {
        Files.writeString(folder.resolve("ramp.first.png16.png"), "mine");

        var dialog = openDialog(Appearance.DARK);

        assertThat(Fx.onFx(() -> button(dialog).isDisabled())).isTrue();
    }

    @Test
    void nothingIsToBeWrittenBesideABundledPhotograph() throws Exception {
        bundled = List.of(folder.resolve("ramp.png"));

        var dialog = openDialog(Appearance.DARK);

        var target = (ExportTarget) dialog.lookup(".export-target");
        assertThat(Fx.onFx(target::folder)).contains(Path.of(System.getProperty("user.home")));
    }

    @Test
    void theWholeCardFitsASmallWindow() throws Exception {
        var dialog = openDialog(Appearance.LIGHT);

        var bounds =
                Fx.onFx(
                        () -> {
                            var card = dialog.lookup(".overlay-card");
                            return card.localToScene(card.getLayoutBounds());
                        });
        assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.getMaxX()).isLessThanOrEqualTo(1024);
        assertThat(bounds.getMaxY()).isLessThanOrEqualTo(700);
    }

    @Test
    void layersAndACameraForOtherProgramsGoWithTheMesh() throws Exception {
        Files.createFile(folder.resolve("ramp.png"));
        var geometry =
                new GeometryChoices(
                        FileLayout.of(ScenePreset.BLENDER),
                        TextureFormat.PNG,
                        true,
                        false,
                        true,
                        true);
        var dialog = openDialog(Appearance.DARK, geometry);

        Fx.onFx(() -> button(dialog).fire());
        Fx.waitFor("the end", () -> Files.exists(folder.resolve("ramp.first.colmap/points3D.txt")));

        var z =
                DepthFileReader.read(
                                folder.resolve("ramp.first.pass.exr"),
                                Optional.empty(),
                                OptionalDouble.empty())
                        .grid();
        assertThat(z.width()).isEqualTo(RampWorkbench.WIDTH);
        assertThat(z.at(RampWorkbench.WIDTH - 1, 0)).isLessThan(z.at(0, 0));
        assertThat(Files.readString(folder.resolve("ramp.first.colmap/cameras.txt")))
                .contains("PINHOLE " + RampWorkbench.WIDTH + " " + RampWorkbench.HEIGHT);
        assertThat(folder.resolve("ramp.first.mesh.glb")).isNotEmptyFile();
    }

    @Test
    void theFilesThatOthersReferToAreCounted() throws Exception {
        Files.createFile(folder.resolve("ramp.png"));
        var geometry =
                new GeometryChoices(
                        FileLayout.of(ScenePreset.STANDARD),
                        TextureFormat.JPEG,
                        false,
                        false,
                        false,
                        true);
        var meshes = Set.of(MeshFormat.GLB, MeshFormat.OBJ, MeshFormat.GLTF);
        var dialog = openDialog(Appearance.DARK, geometry, meshes, workbench -> {});
        String said = Fx.onFx(() -> ((Label) dialog.lookup(".export-summary")).getText());

        Fx.onFx(() -> button(dialog).fire());
        Fx.waitFor("the end", () -> Files.exists(folder.resolve("ramp.first.colmap/points3D.txt")));

        try (var all = Files.walk(folder)) {
            long written =
                    all.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .filter(name -> name.startsWith("ramp.first"))
                            .count();
            assertThat(said).startsWith(written + " files");
        }
    }

    /** The nearest of a relative depth lies 1 unit away, along +Y where Z points up. */
    @Test
    void theAxisAndTheScaleThatAreSetAreWritten() throws Exception {
        Files.createFile(folder.resolve("ramp.png"));
        var dialog =
                openDialog(
                        Appearance.DARK,
                        GeometryChoices.DEFAULT,
                        Set.of(MeshFormat.OBJ),
                        workbench -> {});
        var axes = (AxesAndScale) dialog.lookup(".axes-and-scale");
        var scale = (TextField) axes.lookup(".text-field");

        Fx.onFx(() -> scale.setText("0"));
        assertThat(Fx.onFx(() -> button(dialog).isDisabled())).isTrue();
        Fx.onFx(
                () -> {
                    axes.restore(
                            new FileLayout(
                                    ScenePreset.STANDARD,
                                    Optional.of(Placement.Up.Z),
                                    OptionalDouble.empty()));
                    scale.setText("1,5");
                    button(dialog).fire();
                });
        Path written = folder.resolve("ramp.first.mesh.obj");
        Fx.waitFor("the mesh", () -> Files.exists(written));

        double nearest =
                Files.readAllLines(written).stream()
                        .filter(line -> line.startsWith("v "))
                        .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
                        .min()
                        .orElseThrow();
        assertThat(nearest).isCloseTo(1.5, within(1e-3));
    }

    /** The STL's corners are millimetres; its size is the one that the 3D view showed. */
    @Test
    void theReliefThatIsSeenIsWritten() throws Exception {
        Files.createFile(folder.resolve("ramp.png"));
        var dialog =
                openDialog(
                        Appearance.DARK,
                        GeometryChoices.DEFAULT,
                        Set.of(MeshFormat.STL, MeshFormat.GLB),
                        workbench -> {
                            var form = workbench.scene().form();
                            form.reliefSizeProperty().set(new ReliefRecipe(80, 6, 2));
                            form.reliefProperty().set(true);
                        });

        Fx.onFx(() -> button(dialog).fire());
        Fx.waitFor("the solid", () -> Files.exists(folder.resolve("ramp.first.mesh.stl")));

        var stl =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("ramp.first.mesh.stl")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        float[] low = {9e9f, 9e9f, 9e9f};
        float[] high = {-9e9f, -9e9f, -9e9f};
        for (int i = 0; i < 3 * stl.getInt(80); i++) {
            for (int axis = 0; axis < 3; axis++) {
                float value = stl.getFloat(84 + 50 * (i / 3) + 12 + 12 * (i % 3) + 4 * axis);
                low[axis] = Math.min(low[axis], value);
                high[axis] = Math.max(high[axis], value);
            }
        }
        assertThat(high[0] - low[0]).isCloseTo(80, within(1e-3f));
        assertThat(high[1] - low[1]).isCloseTo(60, within(1e-3f));
        assertThat(high[2] - low[2]).isCloseTo(6, within(1e-3f));
        // glTF knows only metres.
        var glb =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("ramp.first.mesh.glb")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        var json = new ObjectMapper().readTree(glb.array(), 20, glb.getInt(12));
        assertThat(json.at("/accessors/0/max/0").asDouble()).isCloseTo(0.04, within(1e-6));
    }

    private static Button button(ExportDialog dialog) {
        return (Button) dialog.lookup(".accent");
    }

    private ExportDialog openDialog(Appearance appearance) throws Exception {
        return openDialog(appearance, GeometryChoices.DEFAULT);
    }

    private ExportDialog openDialog(Appearance appearance, GeometryChoices geometry)
            throws Exception {
        return openDialog(appearance, geometry, Set.of(MeshFormat.GLB), workbench -> {});
    }

    private ExportDialog openDialog(
            Appearance appearance,
            GeometryChoices geometry,
            Set<MeshFormat> meshes,
            Consumer<WorkbenchViewModel> chosen)
            throws Exception {
        var workbench = RampWorkbench.open(folder, runner);
        Fx.onFx(() -> chosen.accept(workbench));
        var choices =
                new ExportChoices(
                        Optional.empty(),
                        Set.of(DepthFormat.PNG16),
                        meshes,
                        Set.of(),
                        geometry,
                        Set.of(),
                        true,
                        OptionalDouble.empty(),
                        Direction.NEAR_BRIGHT);
        return Fx.onFx(
                () -> {
                    var dialog =
                            new ExportDialog(
                                    workbench,
                                    new SimpleObjectProperty<>(choices),
                                    runner,
                                    new ExportDialog.Outside(bundled, Optional::of, _ -> {}),
                                    new Sidecar.Software("test", "ONNX Runtime"));
                    var scene = new Scene(new StackPane(dialog), 1024, 700);
                    Theme.apply(scene, appearance);
                    dialog.open();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return dialog;
                });
    }
}
