package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.color.RangeChoice;
import fathom.export.Sidecar;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.djl.DjlEngines;
import fathom.pipeline.DepthPipeline;
import fathom.ui.controls.Overlay;
import fathom.ui.input.Drop;
import fathom.ui.input.FilePhotos;
import fathom.ui.settings.SettingsFile;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.Notice;
import fathom.ui.state.PointerTool;
import fathom.ui.viewport.ViewportView;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javax.imageio.ImageIO;

/** The whole window with the embedded network and a photograph from a file. */
@WindowTest
class MainWindowWindowTest {
    private static final Path ROCKET = Path.of("assets", "photos", "rocket.jpg");

    @TempDir Path folder;
    private DepthPipeline pipeline;
    private Stage stage;
    private MainWindow window;
    private Path photo;
    private final List<Path> addedModels = new ArrayList<>();

    @BeforeEach
    void show() throws Exception {
        photo = Files.copy(ROCKET, folder.resolve("rocket.jpg"));
        pipeline = new DepthPipeline(new DjlEngines());
        stage = Fx.onFx(() -> new Stage());
        window = Fx.onFx(() -> new MainWindow(services(), stage));
        Fx.onFx(
                () -> {
                    window.workbench().layoutProperty().set(Layout.GRID);
                    window.show(List.of(photo));
                });
        Fx.waitFor("the rocket's depth", this::isReady);
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(stage::close);
        pipeline.close();
    }

    @Test
    void aPhotographStandsBesideItsDepth() throws Exception {
        var titles =
                Fx.onFx(() -> window.workbench().tiles().stream().map(t -> t.title()).toList());

        assertThat(titles).containsExactly("rocket.jpg", "Starter");
        assertThat(Fx.onFx(() -> stage.getTitle())).contains("Fathom");
    }

    @Test
    void recolouringChangesThePictureAndRunsNoNetwork() throws Exception {
        var result = Fx.onFx(() -> window.workbench().activeResult().get());
        int before = distinctColours();

        Fx.onFx(() -> window.workbench().depth().colormapProperty().set("gray"));
        Fx.onFx(() -> window.workbench().depth().rangeProperty().set(RangeChoice.FULL));
        Fx.waitFor("a picture with fewer colours", () -> distinctColoursNow() < before);

        assertThat(Fx.onFx(() -> window.workbench().activeResult().get())).isSameAs(result);
    }

    @Test
    void escapeStopsARunningNetworkAndTheWindowGoesOn() throws Exception {
        Fx.onFx(() -> window.workbench().models().sideProperty().set(OptionalInt.of(2048)));
        Fx.waitFor("work", () -> current().stateProperty().get() == LibraryItem.State.BUSY);

        press(KeyCode.ESCAPE, false);

        Fx.waitFor("the end", () -> current().stateProperty().get() != LibraryItem.State.BUSY);
        Fx.onFx(() -> window.workbench().models().sideProperty().set(OptionalInt.empty()));
        Fx.waitFor("depth after all", this::isReady);
    }

    @Test
    void escapeEndsMarkingAndThePicturesAloneLeaveTheInspectorAsItIs() throws Exception {
        var marking = window.workbench().comparison().marking();
        press(KeyCode.N, false);
        assertThat(Fx.onFx(() -> marking.toolProperty().get())).isEqualTo(PointerTool.PAIR);
        press(KeyCode.ESCAPE, false);

        assertThat(Fx.onFx(() -> marking.toolProperty().get())).isEqualTo(PointerTool.MOVE);
        Fx.onFx(() -> window.workbench().layoutProperty().set(Layout.SPLIT));
        Fx.onFx(() -> window.workbench().layoutProperty().set(Layout.GRID));
        assertThat(Fx.onFx(() -> window.workbench().comparison().measuringProperty().get()))
                .as("the Compare tab, which marking opened, is still open")
                .isTrue();
    }

    @Test
    void controlEExportsTheDepthThatIsShown() throws Exception {
        press(KeyCode.E, true);
        Fx.waitFor("the export card", () -> startButton().isPresent());

        Fx.onFx(() -> startButton().orElseThrow().fire());

        Fx.waitFor("the file", () -> Files.exists(folder.resolve("rocket.starter.png16.png")));
        Fx.waitFor("the mesh", () -> Files.exists(folder.resolve("rocket.starter.mesh.glb")));
    }

    @Test
    void aFolderThatTheSystemCannotShowIsNamed() throws Exception {
        var status = window.workbench().status();
        Fx.onFx(() -> status.notify(Notice.written("It is there.", photo)));

        Fx.onFx(() -> ((Button) stage.getScene().lookup(".notice .button")).fire());

        Fx.waitFor("the warning", () -> status.notices().size() == 2);
        assertThat(status.notices().getLast().message()).contains(folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"E, true", "M, true", "D, true", "F1, false"})
    void aCardHoldsTheFocusFromItsFirstOpeningAndClosesOnEscape(KeyCode key, boolean control)
            throws Exception {
        Node before = Fx.onFx(() -> stage.getScene().getFocusOwner());
        for (int opening = 0; opening < 2; opening++) {
            press(key, control);
            Fx.waitForPulses(stage.getScene());
            assertThat(Fx.onFx(() -> Overlay.isAround(stage.getScene().getFocusOwner()))).isTrue();

            press(KeyCode.ESCAPE, false);
            Fx.waitForPulses(stage.getScene());
            assertThat(Fx.onFx(() -> openCards())).isEmpty();
            assertThat(Fx.onFx(() -> stage.getScene().getFocusOwner())).isSameAs(before);
        }
    }

    private List<Node> openCards() {
        return stage.getScene().getRoot().getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof Overlay card && card.isOpen())
                .toList();
    }

    /** Of the card that is open; other cards with files to write lie closed in the same window. */
    private Optional<Button> startButton() {
        return stage.getScene().getRoot().lookupAll(".export .accent").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(MainWindowWindowTest::isShown)
                .findFirst();
    }

    private static boolean isShown(Node node) {
        for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void everyControlHasANameForAssistiveTechnology(Appearance look) throws Exception {
        Fx.onFx(() -> window.workbench().appearanceProperty().set(look));

        var nameless =
                Fx.onFx(
                        () ->
                                controls(stage.getScene().getRoot()).stream()
                                        .filter(MainWindowWindowTest::isNameless)
                                        .map(Node::toString)
                                        .toList());

        assertThat(nameless).isEmpty();
    }

    /** At some of these widths the words that are not needed have to go. */
    @ParameterizedTest
    @ValueSource(doubles = {1024, 1180, 1235, 1310})
    void longWordsPushNoButtonOfTheToolBarOutOfTheWindow(double width) throws Exception {
        var scene = Fx.onFx(() -> stage.getScene());
        Fx.onFx(() -> stage.setWidth(width));
        Fx.onFx(
                () ->
                        ((Labeled) scene.getRoot().lookup("InputSizeMenu"))
                                .setText("Model's size, about 13 min 54 s in all"));
        Fx.waitForPulses(scene);

        double end =
                Fx.onFx(
                        () -> {
                            var bar = (Parent) scene.getRoot().lookup(".workbench-toolbar");
                            var last = bar.getChildrenUnmodifiable().getLast();
                            return last.localToScene(last.getBoundsInLocal()).getMaxX();
                        });

        assertThat(end).isLessThanOrEqualTo(scene.getWidth());
    }

    private static boolean isNameless(Control control) {
        boolean labelled =
                control instanceof Labeled text && !String.valueOf(text.getText()).isBlank();
        String name = control.getAccessibleText();
        return control.isFocusTraversable() && !labelled && (name == null || name.isBlank());
    }

    private static List<Control> controls(Parent root) {
        var found = new ArrayList<Control>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (!child.isVisible()) continue;
            if (child instanceof Control control) found.add(control);
            if (child instanceof Parent parent) found.addAll(controls(parent));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {".tile", ".thumbnail-cell", ".drop-hint", ".inspector", ".status-bar"})
    void droppedDepthBelongsToAPhotographWhereverItFalls(String place) throws Exception {
        var depth = Files.createFile(folder.resolve("rocket.npy"));

        var drop = plan(place, depth);

        assertThat(drop.words()).contains("rocket.npy").contains("rocket.jpg");
        Fx.onFx(drop.action()::run);
        assertThat(Fx.onFx(() -> window.workbench().library().items().size())).isEqualTo(1);
        Fx.waitFor(
                "the empty file being refused as depth",
                () -> !window.workbench().status().notices().isEmpty());
    }

    @Test
    void amongThumbnailsAGrayPictureIsAPhotograph() throws Exception {
        var gray = folder.resolve("scan.png");
        var image = new BufferedImage(4, 3, BufferedImage.TYPE_USHORT_GRAY);
        ImageIO.write(image, "png", gray.toFile());

        assertThat(plan(".drop-hint", gray).words()).contains("open scan.png");
        assertThat(plan(".inspector", gray).words()).contains("measured depth of rocket.jpg");
    }

    @Test
    void droppedFilesAreOpenedInTheirOrderAndDepthAmongThemIsNamed() throws Exception {
        var b = Files.copy(ROCKET, folder.resolve("b.jpg"));
        var a = Files.copy(ROCKET, folder.resolve("a.jpg"));

        var drop = plan(".tile", b, folder.resolve("a.npy"), a);
        Fx.onFx(drop.action()::run);

        assertThat(drop.words()).contains("2 files");
        Fx.waitFor("both", () -> window.workbench().library().items().size() == 3);
        assertThat(
                        Fx.onFx(
                                () ->
                                        window.workbench().library().items().stream()
                                                .map(LibraryItem::name)
                                                .toList()))
                .containsExactly("rocket.jpg", "b.jpg", "a.jpg");
        assertThat(Fx.onFx(() -> window.workbench().status().notices().getFirst().message()))
                .contains("a.npy holds depth");
    }

    @Test
    void allNetworksAmongDroppedFilesAreNamedAndAdded() throws Exception {
        var b = Files.copy(ROCKET, folder.resolve("b.jpg"));
        var first = folder.resolve("first.onnx");
        var second = folder.resolve("second.ONNX");

        assertThat(plan(".tile", first).words()).contains("model first.onnx");
        assertThat(plan(".tile", b, first).words()).contains("b.jpg").contains("first.onnx");
        var drop = plan(".tile", first, b, second);
        Fx.onFx(drop.action()::run);

        assertThat(drop.words()).contains("b.jpg").contains("2 models");
        assertThat(addedModels).containsExactly(first, second);
        Fx.waitFor("both", () -> window.workbench().library().items().size() == 2);
    }

    private Drop plan(String place, Path... files) throws Exception {
        return Fx.onFx(
                () -> {
                    var root = stage.getScene().getRoot();
                    var pictures = (ViewportView) root.lookup(".viewport");
                    var drops =
                            new WindowDrops(
                                    window.workbench(),
                                    pictures::photographAt,
                                    _ -> {},
                                    addedModels::addAll);
                    return drops.plan(root.lookup(place), List.of(files));
                });
    }

    private LibraryItem current() {
        return window.workbench().library().currentProperty().get();
    }

    private boolean isReady() {
        var item = current();
        return item != null && item.stateProperty().get() == LibraryItem.State.READY;
    }

    private int distinctColours() throws Exception {
        Fx.waitForPulses(stage.getScene());
        return Fx.onFx(this::distinctColoursNow);
    }

    private int distinctColoursNow() {
        var picture = stage.getScene().snapshot(null);
        var pixels = picture.getPixelReader();
        var colours = new BitSet(1 << 24);
        for (int y = 0; y < (int) picture.getHeight(); y++) {
            for (int x = (int) picture.getWidth() / 2; x < (int) picture.getWidth(); x++) {
                colours.set(pixels.getArgb(x, y) & 0xffffff);
            }
        }
        return colours.cardinality();
    }

    private void press(KeyCode code, boolean control) throws Exception {
        Fx.onFx(
                () -> {
                    var scene = stage.getScene();
                    Node target =
                            scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                    target.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    false,
                                    control,
                                    false,
                                    false));
                });
    }

    private MainWindow.Services services() {
        return new MainWindow.Services(
                new FilePhotos(new PhotoReader(ReadLimits.DEFAULT)),
                pipeline::estimate,
                TestShelf.of(
                        pipeline, folder.resolve("models"), card -> card.id().equals("starter")),
                TestMachine.in(folder),
                List.of(),
                (_, _) -> {},
                (_, failed) -> failed.run(),
                new SettingsFile(folder.resolve("settings.json")),
                new Sidecar.Software("test", "ONNX Runtime"));
    }
}
