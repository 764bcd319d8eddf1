package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileState;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.junit.jupiter.api.Test;

import java.util.function.Function;

@WindowTest
class ViewportViewWindowTest {
    private final ViewportViewModel model = new ViewportViewModel();

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

    private double imageX(double width, double tileX) {
        return (tileX - width / 2) / model.getZoom() + model.getCentreX();
    }

    private ViewportView shown() throws Exception {
        var rgb = new byte[3 * 40 * 30];
        for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (10 * (1 + i % 3));
        Photo photo = Photo.adopt("even.png", 40, 30, rgb, null, PhotoFacts.NONE);
        var first = TileContent.ofPhoto(photo, "40 × 30");
        var second = new TileContent("other", "Other", "", "", photo, null, new TileState.Ready());
        Function<DepthMap, ColorScale> colors =
                map -> ColorScale.of(Colormaps.defaultMap(), map.kind(), new DepthRange(0, 1));
        return Fx.onFx(
                () -> {
                    model.showPhoto(40, 30);
                    var view =
                            new ViewportView(
                                    model,
                                    FXCollections.observableArrayList(first, second),
                                    new SimpleObjectProperty<>(colors),
                                    Runnable::run,
                                    () -> {});
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
