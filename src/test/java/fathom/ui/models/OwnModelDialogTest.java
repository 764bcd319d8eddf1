package fathom.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.color.Colormaps;
import fathom.depth.DepthKind;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.model.ModelCard;
import fathom.store.Graphs;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Appearance;
import fathom.ui.state.DepthSource;
import fathom.ui.theme.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A graph of the user's own, tried on a photograph by the real runtime. */
@WindowTest
class OwnModelDialogTest {
    @TempDir private Path folder;
    private final JobRunner runner = new JobRunner("own-model-test", 1, JobRunner.fxThread());
    private final CopyOnWriteArrayList<ModelCard> added = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
    }

    @Test
    void theUserDecidesWhatTheNumbersMean() throws Exception {
        try (var shelves = new ModelShelves(folder, 0)) {
            var own = own(shelves);
            var dialog = open(own, Graphs.file("depth-free.onnx"), 1100, 760);
            Fx.waitFor(
                    "a result",
                    () -> own.stageProperty().get() instanceof OwnModelViewModel.Stage.Tried);
            Fx.keep(Fx.snapshot(dialog.getScene()), "own-model");
            assertThat(own.likes()).isNotEmpty();
            assertThat(Fx.onFx(() -> dialog.getScene().getFocusOwner()))
                    .as("Enter adds the model")
                    .isInstanceOfSatisfying(
                            Button.class, button -> assertThat(button.isDefaultButton()).isTrue());
            Fx.onFx(() -> own.kindProperty().set(DepthKind.RELATIVE_DEPTH));
            Fx.onFx(own::save);
            Fx.waitFor("the model", () -> !added.isEmpty());
        }
        assertThat(added.getFirst().output().kind()).isEqualTo(DepthKind.RELATIVE_DEPTH);
        assertThat(Files.readString(folder.resolve("own/depth-free/model.json")))
                .contains("\"relative-depth\"");
    }

    @Test
    void whatAFileGaveIsGoneWhileTheNextOneIsTried() throws Exception {
        try (var shelves = new ModelShelves(folder, 0)) {
            var own = own(shelves);
            var dialog = open(own, Graphs.file("depth-free.onnx"), 1100, 760);
            Fx.waitFor("a result", () -> pictures(dialog) == 3);

            Fx.onFx(() -> dialog.open(Graphs.file("classifier.onnx")));

            assertThat(Fx.onFx(() -> pictures(dialog))).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 860, DARK", "1024, 700, LIGHT"})
    void theTriedPhotographLiesBesideItsReadings(int width, int height, Appearance appearance)
            throws Exception {
        try (var shelves = new ModelShelves(folder, 0)) {
            var dialog =
                    open(own(shelves), Graphs.file("depth-free.onnx"), width, height, appearance);
            Fx.waitFor("a result", () -> pictures(dialog) == 3);
            Fx.waitForPulses(dialog.getScene());
            Fx.keep(Fx.snapshot(dialog.getScene()), "own-model-photo-" + width);

            var photo = (ImageView) dialog.lookup(".own-photo .image-view");
            var shown = photo.getImage();
            assertThat(shown.getWidth()).isEqualTo(shown.getHeight()); // the file is square
            assertThat(photo.getAccessibleText()).contains("astronaut.jpg");
            assertThat(dialog.lookupAll(".own-photo .label"))
                    .extracting(node -> ((Label) node).getText())
                    .contains("astronaut.jpg");
            var card = dialog.lookup(".overlay-card");
            assertThat(dialog.lookupAll(".own-kind .image-view"))
                    .hasSize(3)
                    .allSatisfy(
                            node -> {
                                var view = (ImageView) node;
                                assertThat(view.getFitWidth()).isEqualTo(photo.getFitWidth());
                                assertThat(inScene(card).contains(inScene(view))).isTrue();
                            });
            assertThat(inScene(dialog).contains(inScene(card))).isTrue();
            assertThat(inScene(card).contains(inScene(photo))).isTrue();
            assertThat(inScene(card).contains(inScene(dialog.lookup(".own-model .accent"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 860", "1024, 700"})
    void thePhotographIsSeenWhileTheNetworkRunsAndStaysInItsPlace(int width, int height)
            throws Exception {
        var mayEstimate = new CountDownLatch(1);
        try (var shelves = new ModelShelves(folder, 0)) {
            var own =
                    own(
                            shelves,
                            (request, monitor) -> {
                                await(mayEstimate);
                                return shelves.pipeline.estimate(request, monitor);
                            });
            var dialog = open(own, Graphs.file("depth-free.onnx"), width, height);
            var photo = (ImageView) dialog.lookup(".own-photo .image-view");
            Fx.waitFor("the photograph", () -> photo.getImage() != null);
            Fx.waitFor("the trial", () -> own.likeProperty().get() != null);
            Fx.waitForPulses(dialog.getScene());
            Fx.keep(Fx.snapshot(dialog.getScene()), "own-model-trying-" + width);
            assertThat(pictures(dialog)).isZero();
            var before = Fx.onFx(() -> inScene(photo));

            mayEstimate.countDown();
            Fx.waitFor("a result", () -> pictures(dialog) == 3);
            Fx.waitForPulses(dialog.getScene());

            assertThat(Fx.onFx(() -> inScene(photo))).isEqualTo(before);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static long pictures(OwnModelDialog dialog) {
        return dialog.lookupAll(".own-kind .image-view").stream()
                .filter(view -> ((ImageView) view).getImage() != null)
                .count();
    }

    @Test
    void whatIsNoDepthNetworkIsRefused() throws Exception {
        try (var shelves = new ModelShelves(folder, 0)) {
            var own = own(shelves);
            var dialog = open(own, Graphs.file("classifier.onnx"), 960, 600);
            Fx.waitFor(
                    "the refusal",
                    () -> own.stageProperty().get() instanceof OwnModelViewModel.Stage.Refused);
            Fx.keep(Fx.snapshot(dialog.getScene()), "own-model-refused");
            var refused = (OwnModelViewModel.Stage.Refused) own.stageProperty().get();
            assertThat(refused.problem().problem()).contains("is no depth network");
        }
    }

    @Test
    void aPublishedFileIsTakenInAsWhatItIs() throws Exception {
        try (var shelves = new ModelShelves(folder, 0)) {
            var own = own(shelves);
            open(own, Graphs.file("depth-64x48.onnx"), 960, 600);
            Fx.waitFor("the model", () -> !added.isEmpty());
        }
        assertThat(added.getFirst().id()).isEqualTo("small");
    }

    private OwnModelViewModel own(ModelShelves shelves) throws Exception {
        return own(shelves, shelves.pipeline::estimate);
    }

    private OwnModelViewModel own(ModelShelves shelves, DepthSource depths) throws Exception {
        return Fx.onFx(() -> new OwnModelViewModel(shelves.shelf, depths, runner, added::add));
    }

    private static OwnModelDialog open(OwnModelViewModel own, Path file, int width, int height)
            throws Exception {
        return open(own, file, width, height, Appearance.DARK);
    }

    private static OwnModelDialog open(
            OwnModelViewModel own, Path file, int width, int height, Appearance appearance)
            throws Exception {
        var photo =
                new PhotoReader(ReadLimits.DEFAULT).read(Path.of("assets/photos/astronaut.jpg"));
        return Fx.onFx(
                () -> {
                    var dialog =
                            new OwnModelDialog(
                                    own, () -> Optional.of(photo), Colormaps::defaultMap);
                    var scene = new Scene(new StackPane(new VBox(), dialog), width, height);
                    Theme.apply(scene, appearance);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    dialog.open(file);
                    return dialog;
                });
    }
}
