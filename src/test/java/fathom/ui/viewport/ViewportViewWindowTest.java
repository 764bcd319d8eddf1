package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.GridChoice;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileKey;
import fathom.ui.state.TileState;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Circle;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

@WindowTest
class ViewportViewWindowTest {
    private final ViewportViewModel model = new ViewportViewModel();
    private final ObservableList<TileContent> contents = FXCollections.observableArrayList();
    private final ComparisonViewModel comparison = new ComparisonViewModel(contents, model);
    private int modelsOpened;

    private static final LibraryItem FIRST = LibraryItem.ofPicture(gray("first"));
    private static final LibraryItem SECOND = LibraryItem.ofPicture(gray("second"));

    @Test
    void severalPhotographsStandInRowsOrInColumnsAndAGapStaysWhereOneLacksATile() throws Exception {
        var view =
                shown(
                        tile(FIRST, "photo", gray("first")),
                        tile(FIRST, "model", gray("first")),
                        tile(SECOND, "photo", gray("second")),
                        tile(SECOND, "model", gray("second")),
                        tile(SECOND, "ground-truth", gray("second")));
        Fx.onFx(
                () -> {
                    assertThat(place(view, 0)).isEqualTo(new Point2D(0, 0));
                    assertThat(place(view, 1).getX()).isBetween(199.0, 202.0);
                    assertThat(place(view, 2).getX()).isZero();
                    assertThat(place(view, 2).getY()).isBetween(149.0, 152.0);
                    assertThat(place(view, 4).getX()).isBetween(400.0, 403.0);

                    comparison.gridProperty().set(new GridChoice(1, 2));
                    model.selectedTileProperty().set(3);
                    view.layout();
                    assertThat(view.tiles().get(1).getParent()).isNotNull();
                    assertThat(view.tiles().get(0).getParent()).isNull();
                    assertThat(place(view, 3).getX()).isZero();
                });
    }

    @Test
    void aPlaceInATileBelongsToThatTilesPhotograph() throws Exception {
        var view =
                shown(tile(FIRST, "photo", gray("first")), tile(SECOND, "photo", gray("second")));
        Fx.onFx(
                () -> {
                    assertThat(view.photographAt(view.tiles().get(1).canvas())).contains(SECOND);
                    assertThat(view.photographAt(view)).contains(FIRST);
                    assertThat(view.photographAt(new Button())).isEmpty();
                });
    }

    private static Point2D place(ViewportView view, int tile) {
        return new Point2D(
                view.tiles().get(tile).getLayoutX(), view.tiles().get(tile).getLayoutY());
    }

    private static Photo gray(String name) {
        return Photo.adopt(name, 40, 30, new byte[3 * 40 * 30], null, PhotoFacts.NONE);
    }

    @Test
    void aDifferenceOfOneMapAsksForASecondModelAndLeadsToTheModels() throws Exception {
        var view = shown(photo("photo", 40, 30, 10), photo("model", 40, 30, 10));
        Fx.onFx(
                () -> {
                    comparison.arrangementProperty().set(Arrangement.DIFFERENCE);
                    view.layout();
                    var hint = view.lookup(".tile-notice.viewport-empty");
                    assertThat(hint.getLayoutBounds().getWidth()).isGreaterThan(150);
                    ((Button) hint.lookup(".button")).fire();
                    assertThat(modelsOpened).isEqualTo(1);

                    contents.add(photo("second", 40, 30, 10));
                    view.layout();
                    assertThat(view.lookup(".tile-notice.viewport-empty")).isNull();

                    contents.removeLast();
                    comparison.arrangementProperty().set(Arrangement.GRID);
                    view.layout();
                    assertThat(view.lookup(".tile-notice.viewport-empty")).isNull();
                });
    }

    @Test
    void theImagePointUnderTheMouseStaysThereWhileTheWheelZooms() throws Exception {
        var view = shown();
        Fx.onFx(
                () -> {
                    var area = view.tiles().getFirst().canvas();
                    double before = imageX(area.getWidth(), 50);
                    double zoom = model.getZoom();
                    Event.fireEvent(area, wheel(area, 50, 60));
                    assertThat(model.getZoom()).isGreaterThan(zoom);
                    assertThat(imageX(area.getWidth(), 50)).isCloseTo(before, within(1e-9));
                });
    }

    @Test
    void draggingMovesThePictureWithTheMouse() throws Exception {
        var view = shown();
        Fx.onFx(
                () -> {
                    var area = view.tiles().get(1).canvas();
                    double before = model.getCentreX();
                    Event.fireEvent(area, mouse(area, MouseEvent.MOUSE_PRESSED, 40, 40));
                    Event.fireEvent(area, mouse(area, MouseEvent.MOUSE_DRAGGED, 28, 40));
                    assertThat(model.getCentreX())
                            .isCloseTo(before + 12 / model.getZoom(), within(1e-9));
                    assertThat(model.selectedTileProperty().get()).isEqualTo(1);
                });
    }

    @Test
    void aMouseInOneTileMarksThePixelInAll() throws Exception {
        var view = shown();
        Fx.onFx(
                () -> {
                    var area = view.tiles().getFirst().canvas();
                    double x = area.getWidth() / 2 + 0.5;
                    double y = area.getHeight() / 2 + 0.5;
                    Event.fireEvent(area, mouse(area, MouseEvent.MOUSE_MOVED, x, y));
                    for (var tile : view.tiles()) {
                        assertThat(tile.cursor().text()).isEqualTo("10 20 30");
                    }
                });
    }

    @Test
    void aMouseInOneTileMarksTheSamePlaceInAPictureOfHalfTheSize() throws Exception {
        var view = shown(photo("large", 40, 30, 10), photo("small", 20, 15, 50));
        Fx.onFx(
                () -> {
                    var area = view.tiles().get(1).canvas();
                    Event.fireEvent(area, mouse(area, MouseEvent.MOUSE_MOVED, 31, 33));
                    var ringOfLarge = ringCentre(view.tiles().get(0));
                    var ringOfSmall = ringCentre(view.tiles().get(1));
                    double pixelOfSmall = 2 * model.getZoom();
                    assertThat(ringOfSmall.distance(ringOfLarge)).isLessThan(pixelOfSmall);
                    assertThat(view.tiles().get(1).cursor().text()).isEqualTo("50 60 70");
                });
    }

    @Test
    void aWipeShowsTheReferenceBeforeItsLineAndTheSelectedTileBehind() throws Exception {
        var view = shown(photo("black", 40, 30, 0), photo("white", 40, 30, 200));
        Fx.onFx(
                () -> {
                    comparison.makeReference(0);
                    model.selectedTileProperty().set(1);
                    comparison.wipe();
                });
        var scene = view.getScene();
        assertThat(redAt(scene, 0.3)).isEqualTo(0);
        assertThat(redAt(scene, 0.7)).isEqualTo(200);

        Fx.onFx(() -> drag(view.pair().handle().knob(), 0.8 * view.getWidth(), 150));
        assertThat(comparison.wipeProperty().get().position()).isCloseTo(0.8, within(0.01));
        assertThat(redAt(scene, 0.7)).isEqualTo(0);

        Fx.onFx(() -> comparison.nudge(10)); // ten steps of two percent
        assertThat(redAt(scene, 0.7)).isEqualTo(200);
    }

    @Test
    void theRingTurnsAWipesLineAboutItsMiddle() throws Exception {
        var view = shown(photo("black", 40, 30, 0), photo("white", 40, 30, 200));
        Fx.onFx(
                () -> {
                    model.selectedTileProperty().set(1);
                    comparison.wipe();
                    view.layout();
                    var handle = view.pair().handle();
                    drag(
                            handle.ring(),
                            handle.knob().getCenterX() - 80,
                            handle.knob().getCenterY() + 80 + TileView.HEADING_HEIGHT);
                });
        assertThat(comparison.wipeProperty().get().angleDeg()).isCloseTo(45, within(0.5));
        assertThat(comparison.wipeProperty().get().position()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void anOverlayMixesBothByItsOpacity() throws Exception {
        var view = shown(photo("black", 40, 30, 0), photo("white", 40, 30, 200));
        Fx.onFx(
                () -> {
                    comparison.makeReference(0);
                    model.selectedTileProperty().set(1);
                    comparison.overlay();
                    comparison.opacityProperty().set(0.25);
                });
        assertThat(redAt(view.getScene(), 0.6)).isBetween(49, 51);
    }

    @Test
    void blinkingShowsTheReferenceInThePlaceOfTheSelectedTile() throws Exception {
        var view = shown(photo("black", 40, 30, 0), photo("white", 40, 30, 200));
        Fx.onFx(
                () -> {
                    comparison.makeReference(0);
                    model.selectedTileProperty().set(1);
                    comparison.gridProperty().set(new GridChoice(1, 1));
                });
        assertThat(redAt(view.getScene(), 0.6)).isEqualTo(200);
        Fx.onFx(() -> model.blinkingProperty().set(true));
        assertThat(redAt(view.getScene(), 0.6)).isEqualTo(0);
        assertThat(titleOf(view, 1)).as("whose picture it is").isEqualTo("black");
        Fx.onFx(() -> model.blinkingProperty().set(false));
        assertThat(redAt(view.getScene(), 0.6)).isEqualTo(200);
        assertThat(titleOf(view, 1)).isEqualTo("white");
    }

    @Test
    void aGridThatIsTooSmallShowsThePageOfTheSelectedTile() throws Exception {
        var view =
                shown(
                        photo("a", 40, 30, 0),
                        photo("b", 40, 30, 10),
                        photo("c", 40, 30, 20),
                        photo("d", 40, 30, 30),
                        photo("e", 40, 30, 40));
        Fx.onFx(
                () -> {
                    comparison.gridProperty().set(new GridChoice(2, 1));
                    model.selectedTileProperty().set(3);
                    assertThat(tilesShown(view)).isEqualTo(view.tiles().subList(2, 4));
                    model.selectedTileProperty().set(4);
                    assertThat(tilesShown(view)).containsExactly(view.tiles().get(4));
                    model.toggleTile();
                    assertThat(tilesShown(view)).isEqualTo(view.tiles().subList(2, 4));
                });
    }

    private static String titleOf(ViewportView view, int tile) throws Exception {
        return Fx.onFx(() -> ((Label) view.tiles().get(tile).lookup(".tile-title")).getText());
    }

    private double imageX(double width, double tileX) {
        return (tileX - width / 2) / model.getZoom() + model.getCentreX();
    }

    private static List<Node> tilesShown(ViewportView view) {
        return view.getChildrenUnmodifiable().stream().filter(TileView.class::isInstance).toList();
    }

    private static Point2D ringCentre(TileView tile) {
        var ring = (Circle) tile.cursor().lookup(".tile-cursor-ring");
        return new Point2D(ring.getCenterX(), ring.getCenterY());
    }

    /** The red of the pixel at a share of the width and half of the height. */
    private static int redAt(Scene scene, double share) throws Exception {
        return Fx.onFx(
                () -> {
                    scene.getRoot().layout();
                    var picture = scene.snapshot(null);
                    int x = (int) (share * scene.getWidth());
                    int argb = picture.getPixelReader().getArgb(x, (int) (scene.getHeight() / 2));
                    return argb >> 16 & 0xff;
                });
    }

    private static void drag(Node handle, double sceneX, double sceneY) {
        // An event made so has these numbers as its place in the scene.
        Event.fireEvent(handle, mouse(handle, MouseEvent.MOUSE_DRAGGED, sceneX, sceneY));
    }

    private ViewportView shown() throws Exception {
        return shown(photo("even.png", 40, 30, 10), photo("other", 40, 30, 10));
    }

    /** Even pictures of (red, red + 10, red + 20). */
    private static TileContent photo(String name, int width, int height, int red) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (red + 10 * (i % 3));
        Photo photo = Photo.adopt(name, width, height, rgb, null, PhotoFacts.NONE);
        return tile(FIRST, name, photo);
    }

    private static TileContent tile(LibraryItem photograph, String role, Photo photo) {
        return new TileContent(
                new TileKey(photograph, role), role, "", "", photo, null, new TileState.Ready());
    }

    private ViewportView shown(TileContent... tiles) throws Exception {
        var images = new HashMap<TileKey, TileImage>();
        for (var tile : tiles) {
            images.put(tile.key(), new TileImage.OfPhoto(Objects.requireNonNull(tile.photo())));
        }
        return Fx.onFx(
                () -> {
                    contents.setAll(tiles);
                    model.showPhoto(40, 30);
                    var view =
                            new ViewportView(
                                    model,
                                    comparison,
                                    contents,
                                    new SimpleObjectProperty<>(Map.copyOf(images)),
                                    Runnable::run,
                                    new ViewportView.Actions(() -> {}, () -> modelsOpened++));
                    new Scene(view, 600, 300);
                    view.applyCss();
                    view.layout();
                    return view;
                });
    }

    private static ScrollEvent wheel(Node node, double x, double y) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                pick(node, x, y));
    }

    private static MouseEvent mouse(
            Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
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
                pick(node, x, y));
    }

    private static javafx.scene.input.PickResult pick(Node node, double x, double y) {
        var inScene = node.localToScene(x, y);
        return new javafx.scene.input.PickResult(node, inScene.getX(), inScene.getY());
    }
}
