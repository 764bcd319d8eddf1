package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthMap;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.Projection;
import fathom.geometry.relief.ReliefRecipe;
import fathom.pipeline.DepthResult;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.DepthViewModel;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneFormViewModel;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileKey;
import fathom.ui.state.TileState;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

@WindowTest
class SceneViewWindowTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int GROUND = 0xff102030;

    private final ObjectProperty<DepthResult> result = new SimpleObjectProperty<>();
    private final ObjectProperty<DepthMap> truth = new SimpleObjectProperty<>();
    private final ObservableList<TileContent> tiles = FXCollections.observableArrayList();
    private final SceneViewModel model = new SceneViewModel();
    private final JobRunner jobs = new JobRunner("scene", 2, JobRunner.fxThread());
    private Scene scene;
    private SceneView view;

    @BeforeEach
    void showTheTwoWallsFromThePhotographsPlace() throws Exception {
        scene = Fx.onFx(this::sceneFromThePhotographsPlace);
        view = (SceneView) scene.getRoot();
        waitForSummary("11,844 triangles");
    }

    private Scene sceneFromThePhotographsPlace() {
        var shown =
                new SceneView(
                        new SceneSources(result, tiles, truth, new DepthViewModel()),
                        model,
                        new ViewportViewModel(),
                        jobs);
        shown.lookupAll(".scene-overlay").forEach(node -> node.setVisible(false));
        var made = new Scene(shown, WIDTH, HEIGHT);
        made.getStylesheets().add(PlainTheme.stylesheet());
        model.showGridProperty().set(false);
        model.showAxesProperty().set(false);
        result.set(Scenes3d.twoWalls());
        model.fromPhoto();
        return made;
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(jobs::close);
    }

    /** The pane has the photograph's shape: five pane pixels are one photograph pixel. */
    @Test
    void fromThePhotographsPlaceThePhotographIsSeen() throws Exception {
        var picture = picture();

        for (int x : new int[] {4, 100, 230}) assertPixel(picture, x, 160, Scenes3d.RED);
        for (int x : new int[] {250, 400, 476}) assertPixel(picture, x, 160, Scenes3d.GREEN);
        for (int y : new int[] {4, 316}) assertPixel(picture, 100, y, Scenes3d.RED);
    }

    @Test
    void aWiderFieldOfViewLeavesThePhotographsViewAsItIs() throws Exception {
        Fx.onFx(() -> model.setFovDeg(100));

        var picture = picture();

        assertPixel(picture, 230, 160, Scenes3d.RED);
        assertPixel(picture, 250, 160, Scenes3d.GREEN);
        assertPixel(picture, 476, 316, Scenes3d.GREEN);
    }

    /** The eye moves to the left of the near wall: the gap to the far wall opens. */
    @Test
    void aDragTurnsTheSceneSoThatTheGapBetweenTheWallsIsSeen() throws Exception {
        Fx.onFx(() -> drag(scene, 60, 0));

        assertThat(share(picture(), GROUND)).isGreaterThan(0.1);
    }

    @Test
    void keepingTheEdgesBridgesTheGap() throws Exception {
        Fx.onFx(() -> drag(scene, 60, 0));
        double gapped = share(picture(), GROUND);

        Fx.onFx(() -> model.edgesCutProperty().set(false));
        waitForSummary("edges kept");

        assertThat(share(picture(), GROUND)).isLessThan(gapped - 0.03);
    }

    /** Round points leave corners, wires leave whole pixels. */
    @Test
    void pointsAndWiresLetTheGroundShineThroughWhereTheMeshDoesNot() throws Exception {
        assertThat(wall(picture())).isGreaterThan(0.95);

        Fx.onFx(() -> model.modeProperty().set(SceneMode.POINTS));
        waitForSummary("6,144 points");
        double points = wall(picture());
        Fx.onFx(() -> model.modeProperty().set(SceneMode.WIREFRAME));
        waitForSummary("triangles");
        var wires = picture();

        assertThat(points).isBetween(0.2, 0.8);
        assertThat(share(wires, GROUND)).isBetween(0.1, 0.9);
    }

    private static double wall(Image picture) {
        return share(picture, Scenes3d.RED) + share(picture, Scenes3d.GREEN);
    }

    /** The left wall is right; the right one is a quarter too far: the ends of the colours. */
    @Test
    void errorsAgainstGroundTruthColourTheScene() throws Exception {
        Fx.onFx(
                () -> {
                    truth.set(Scenes3d.metres(96, 64, (x, y) -> x < 48 ? 2 : 4));
                    model.look().coloursProperty().set(SceneColours.ERROR);
                });

        var picture = picture();

        // matplotlib: plasma(0.0) and plasma(1.0), as bytes
        assertPixel(picture, 100, 160, 0xff0c0786);
        assertPixel(picture, 400, 160, 0xffeff821);
        assertThat(legend()).containsExactly("no error", "25 % or more");
    }

    @Test
    void theLegendNamesTheModelsInOneSpace() throws Exception {
        Fx.onFx(
                () -> {
                    tiles.setAll(tile("photo", "", null), tile("First", "#ff9f43", result.get()));
                    model.look().allModelsProperty().set(true);
                });

        assertThat(legend()).containsExactly("First");

        Fx.onFx(() -> model.look().allModelsProperty().set(false));
        assertThat(legend()).isEmpty();
    }

    private static TileContent tile(String title, String dot, @Nullable DepthResult result) {
        var key = new TileKey(LibraryItem.ofPicture(Scenes3d.twoWalls().photo()), title);
        return new TileContent(key, title, "", dot, null, result, new TileState.Ready());
    }

    private List<String> legend() throws Exception {
        return Fx.onFx(
                () ->
                        view.lookupAll(".scene-legend-word").stream()
                                .map(node -> ((Label) node).getText())
                                .toList());
    }

    /** The eye moves aside: what the near wall hid is continued instead of empty. */
    @Test
    void whatLiesBehindAnEdgeIsFilled() throws Exception {
        Fx.onFx(() -> drag(scene, 20, 0));
        double empty = share(picture(), GROUND);

        Fx.onFx(() -> model.backfillProperty().set(true));
        Fx.waitFor("the layer", () -> !model.summaryProperty().get().contains("11,844"));

        assertThat(share(picture(), GROUND)).isLessThan(empty - 0.02);
    }

    @Test
    void fitShowsTheWholeSceneWithSpaceAroundIt() throws Exception {
        Fx.onFx(() -> drag(scene, 30, 10));
        Fx.onFx(model::fit);

        var picture = picture();

        for (int x = 0; x < WIDTH; x++) {
            assertPixel(picture, x, 1, GROUND);
            assertPixel(picture, x, HEIGHT - 2, GROUND);
        }
        assertThat(share(picture, Scenes3d.RED)).isGreaterThan(0.05);
        assertThat(share(picture, Scenes3d.GREEN)).isGreaterThan(0.05);
    }

    /** 96 x 64 cells, a rim of 316 and the back's middle; seen straight it is the photograph. */
    @Test
    void aReliefIsSeenAsTheSolidThatIsWritten() throws Exception {
        Fx.onFx(
                () -> {
                    model.form().reliefSizeProperty().set(new ReliefRecipe(60, 8, 2));
                    model.form().reliefProperty().set(true);
                });
        waitForSummary("6,461 vertices");

        var picture = picture();

        assertPixel(picture, 200, 160, Scenes3d.RED);
        assertPixel(picture, 280, 160, Scenes3d.GREEN);
        assertPixel(picture, 4, 4, GROUND);
        assertThat(model.recipe().relief()).contains(new ReliefRecipe(60, 8, 2));
    }

    /** The camera looked up by 30 degrees: undone, its own view is still the photograph. */
    @Test
    void aLevelledSceneIsStillThePhotographFromItsOwnPlace() throws Exception {
        Fx.onFx(() -> model.form().level(new Levelling.Angles(-30, 15)));

        var picture = picture();

        for (int x : new int[] {4, 100, 230}) assertPixel(picture, x, 160, Scenes3d.RED);
        for (int x : new int[] {250, 400, 476}) assertPixel(picture, x, 160, Scenes3d.GREEN);
    }

    @Test
    void anAxisOffTheMiddleLeavesThePhotographsViewWhole() throws Exception {
        Fx.onFx(
                () ->
                        model.form()
                                .principalPointProperty()
                                .set(new SceneFormViewModel.PrincipalPoint(0.25, 0.5)));

        var picture = picture();

        // From −1/4 to 3/4 of the width before the axis: 1.5 widths are in sight.
        assertPixel(picture, 170, 160, Scenes3d.RED);
        assertPixel(picture, 310, 160, Scenes3d.RED);
        assertPixel(picture, 330, 160, Scenes3d.GREEN);
        assertPixel(picture, 470, 160, Scenes3d.GREEN);
        assertPixel(picture, 100, 160, GROUND);
    }

    /** Straight ahead is the photograph's middle, where the walls meet; red lies to the left. */
    @Test
    void aPanoramaIsSeenFromWithin() throws Exception {
        Fx.onFx(() -> model.form().projectionProperty().set(Projection.PANORAMA));

        var picture = picture();

        assertPixel(picture, 100, 160, Scenes3d.RED);
        assertPixel(picture, 380, 160, Scenes3d.GREEN);
    }

    @Test
    void twoClicksOnALineLevelTheScene() throws Exception {
        Fx.onFx(() -> model.form().levellingByClicksProperty().set(true));
        Fx.waitFor("the picture", view::isFinished);

        Fx.onFx(() -> click(scene, 60, 100));
        Fx.onFx(() -> click(scene, 180, 130));

        // On a wall straight ahead, the line falls by 30 in 120 pixels.
        var angles = (Levelling.Angles) model.form().levellingProperty().get();
        assertThat(angles.rollDeg()).isCloseTo(-Math.toDegrees(Math.atan2(30, 120)), within(0.7));
        assertThat(model.form().levellingByClicksProperty().get()).isFalse();
    }

    @Test
    void withoutAResultTheSceneIsEmpty() throws Exception {
        Fx.onFx(() -> result.set(null));

        assertThat(share(picture(), GROUND)).isEqualTo(1);
        assertThat(model.summaryProperty().get()).isEmpty();
    }

    private Image picture() throws Exception {
        Fx.waitFor("the finished picture", view::isFinished);
        return Fx.snapshot(scene);
    }

    private void waitForSummary(String part) throws Exception {
        Fx.waitFor(
                "\"%s\" in the summary".formatted(part),
                () -> model.summaryProperty().get().contains(part));
    }

    private static void drag(Scene scene, double dx, double dy) {
        var target = scene.getRoot();
        target.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 200, 160));
        target.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 200 + dx, 160 + dy));
    }

    private static void click(Scene scene, double x, double y) {
        for (var type :
                List.of(
                        MouseEvent.MOUSE_PRESSED,
                        MouseEvent.MOUSE_RELEASED,
                        MouseEvent.MOUSE_CLICKED)) {
            scene.getRoot().fireEvent(mouse(type, x, y));
        }
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static void assertPixel(Image picture, int x, int y, int argb) {
        assertThat(Integer.toHexString(picture.getPixelReader().getArgb(x, y)))
                .as("pixel %d, %d", x, y)
                .isEqualTo(Integer.toHexString(argb));
    }

    private static double share(Image picture, int argb) {
        int found = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (picture.getPixelReader().getArgb(x, y) == argb) found++;
            }
        }
        return (double) found / (WIDTH * HEIGHT);
    }
}
