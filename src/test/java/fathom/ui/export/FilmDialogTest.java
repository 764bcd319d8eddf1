package fathom.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.export.Sidecar;
import fathom.geometry.DepthMesh;
import fathom.render.ClipBox;
import fathom.render.Layer;
import fathom.render.Lens;
import fathom.render.OrbitCamera;
import fathom.render.Rasterizer;
import fathom.render.Shape;
import fathom.render.Texture;
import fathom.render.Vector;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.settings.ExportChoices;
import fathom.ui.state.Appearance;
import fathom.ui.state.SceneShot;
import fathom.ui.theme.Theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
class FilmDialogTest {

    @TempDir Path folder;
    private final JobRunner runner = new JobRunner("export-test", 1, JobRunner.fxThread());

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
    }

    @Test
    void aFilmIsWrittenBesideThePhotograph() throws Exception {
        var dialog = openDialog(Appearance.DARK);
        Fx.keep(Fx.snapshot(dialog.getScene()), "film");
        press(dialog, "GIF");
        type(dialog, 48, 40);

        Fx.onFx(() -> ((Button) dialog.lookup(".accent")).fire());
        Path film = folder.resolve("ramp.first.view.gif");
        Fx.waitFor("the film", () -> Files.exists(film));

        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(film.toFile())) {
            reader.setInput(in);
            // Four seconds of 25 pictures.
            assertThat(reader.getNumImages(true)).isEqualTo(100);
            assertThat(reader.getWidth(0)).isEqualTo(48);
            assertThat(reader.getHeight(0)).isEqualTo(40);
        }
    }

    @Test
    void onePictureIsTransparentBesideTheScene() throws Exception {
        var dialog = openDialog(Appearance.LIGHT);
        Fx.keep(Fx.snapshot(dialog.getScene()), "film-light");
        press(dialog, "Picture");
        type(dialog, 61, 41);

        Fx.onFx(() -> ((Button) dialog.lookup(".accent")).fire());
        Path still = folder.resolve("ramp.first.view.png");
        Fx.waitFor("the picture", () -> Files.exists(still));

        var picture = ImageIO.read(still.toFile());
        assertThat(picture.getWidth()).isEqualTo(61);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
        assertThat(picture.getRGB(30, 20) & 0xffffff).isEqualTo(0xff0000);
    }

    @Test
    void theCardSaysHowLargeTheFilesWillBe() throws Exception {
        var dialog = openDialog(Appearance.DARK);
        type(dialog, 320, 240);

        Fx.waitFor("the size", () -> says(dialog, "100 pictures of 320×240, about 0."));

        type(dialog, 321, 240);
        Fx.waitFor("no size of a film that cannot be", () -> !says(dialog, "about"));
    }

    private static boolean says(FilmDialog dialog, String words) {
        return dialog.lookupAll(".label").stream()
                .map(Label.class::cast)
                .anyMatch(label -> label.getText().contains(words));
    }

    @Test
    void anMp4OfOddSidesIsNotOffered() throws Exception {
        var dialog = openDialog(Appearance.DARK);

        type(dialog, 641, 480);

        assertThat(Fx.onFx(() -> dialog.lookup(".accent").isDisabled())).isTrue();
    }

    /** Four seconds of a large film take far longer than the press of a button. */
    @Test
    void cancellingLeavesNothingAndTheCardOpen() throws Exception {
        var dialog = openDialog(Appearance.DARK);
        type(dialog, 1920, 1080);
        Fx.onFx(() -> ((Button) dialog.lookup(".accent")).fire());

        Fx.onFx(() -> button(dialog, "Cancel").fire());

        assertThat(Fx.onFx(dialog::isOpen)).isTrue();
        assertThat(Fx.onFx(() -> button(dialog, "Close").isVisible())).isTrue();
        Fx.waitFor("no file", () -> holdsNoFilm(folder));
    }

    private static boolean holdsNoFilm(Path folder) {
        String[] names = folder.toFile().list();
        return Arrays.stream(names == null ? new String[0] : names)
                .noneMatch(name -> name.endsWith(".mp4") || name.endsWith(".part"));
    }

    private static Button button(FilmDialog dialog, String text) {
        return dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void press(FilmDialog dialog, String text) throws Exception {
        Fx.onFx(
                () ->
                        dialog.lookupAll(".toggle-button").stream()
                                .map(ToggleButton.class::cast)
                                .filter(button -> button.getText().equals(text))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    private static void type(FilmDialog dialog, int width, int height) throws Exception {
        Fx.onFx(
                () -> {
                    field(dialog, "Width in pixels").setText(Integer.toString(width));
                    field(dialog, "Height in pixels").setText(Integer.toString(height));
                });
    }

    private static TextField field(FilmDialog dialog, String name) {
        return dialog.lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .filter(field -> name.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private FilmDialog openDialog(Appearance appearance) throws Exception {
        var workbench = RampWorkbench.open(folder, runner);
        return Fx.onFx(
                () -> {
                    workbench.scene().onShot(() -> Optional.of(square()));
                    var dialog =
                            new FilmDialog(
                                    workbench,
                                    new SimpleObjectProperty<>(ExportChoices.DEFAULT),
                                    runner,
                                    new ExportDialog.Outside(List.of(), Optional::of, _ -> {}),
                                    new Sidecar.Software("test", "ONNX Runtime"));
                    var scene = new Scene(new StackPane(dialog), 1024, 700);
                    Theme.apply(scene, appearance);
                    dialog.open();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return dialog;
                });
    }

    /** A red square that fills half of the pane's height. */
    private static SceneShot square() {
        float[] xyz = {-1, -1, 4, -1, 1, 4, 1, 1, 4, 1, -1, 4};
        float[] uv = {0, 0, 0, 1, 1, 1, 1, 0};
        var mesh = DepthMesh.adopt(xyz, uv, new int[] {0, 1, 2, 0, 2, 3});
        var layer =
                new Layer(
                        Shape.ofMesh(mesh, Shape.Style.SURFACE),
                        Texture.adopt(1, 1, new int[] {0xffff0000}),
                        false,
                        1);
        var eye = new OrbitCamera(new Vector(0, 0, 4), 0, 0, 4, 2 * Math.toDegrees(Math.atan(0.5)));
        return new SceneShot(
                new Rasterizer.Scene(List.of(layer), Lens.NONE, ClipBox.ALL), eye, 1.5);
    }
}
