package fathom.ui.viewport;

import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.PointerTool;
import fathom.ui.state.ViewportViewModel;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.function.Function;

/** Mouse and keys: the wheel zooms at the cursor, dragging pans, two clicks fit. */
final class ViewportGestures {
    /** One notch of a mouse wheel is 40 pixels and zooms by 17 percent. */
    private static final double ZOOM_PER_PIXEL = 0.004;

    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 60;

    private final ViewportViewModel model;
    private final MarkingViewModel marking;
    private final PictureArea tile;
    private final Function<Region, ViewTransform> transform;
    private Point2D last = Point2D.ZERO;

    private ViewportGestures(
            ViewportViewModel model,
            MarkingViewModel marking,
            PictureArea tile,
            Function<Region, ViewTransform> transform) {
        this.model = model;
        this.marking = marking;
        this.tile = tile;
        this.transform = transform;
    }

    /**
     * @param transform where the leading photograph's pixels lie in a tile's area
     */
    static void install(
            PictureArea tile,
            ViewportViewModel model,
            MarkingViewModel marking,
            Function<Region, ViewTransform> transform) {
        var gestures = new ViewportGestures(model, marking, tile, transform);
        var area = tile.pictureArea();
        area.setOnMousePressed(gestures::press);
        area.setOnMouseReleased(event -> marking.release());
        area.setOnMouseDragged(gestures::drag);
        area.setOnMouseMoved(gestures::point);
        area.setOnMouseExited(event -> model.cursorProperty().set(null));
        area.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY
                            && marking.toolProperty().get() == PointerTool.MOVE
                            && event.getClickCount() == 2
                            && event.isStillSincePress()) model.fit();
                });
        area.setOnScroll(
                event -> {
                    if (event.getDeltaY() != 0) {
                        gestures.zoom(
                                Math.exp(event.getDeltaY() * ZOOM_PER_PIXEL),
                                event.getX(),
                                event.getY());
                    }
                    event.consume();
                });
        area.setOnZoom(event -> gestures.zoom(event.getZoomFactor(), event.getX(), event.getY()));
    }

    /** Plus and minus zoom at the middle; Shift with an arrow pans. */
    static void onKey(ViewportViewModel model, KeyEvent event) {
        boolean handled = true;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoomAtMiddle(model, KEY_ZOOM);
            case MINUS, SUBTRACT -> zoomAtMiddle(model, 1 / KEY_ZOOM);
            case LEFT -> handled = pan(model, event, KEY_PAN, 0);
            case RIGHT -> handled = pan(model, event, -KEY_PAN, 0);
            case UP -> handled = pan(model, event, 0, KEY_PAN);
            case DOWN -> handled = pan(model, event, 0, -KEY_PAN);
            default -> handled = false;
        }
        if (handled) event.consume();
    }

    private static void zoomAtMiddle(ViewportViewModel model, double factor) {
        model.zoomAt(factor, model.getCentreX(), model.getCentreY());
    }

    private static boolean pan(ViewportViewModel model, KeyEvent event, double dx, double dy) {
        if (event.isShiftDown()) model.panBy(dx, dy);
        return event.isShiftDown();
    }

    private Point2D place(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        last = place(event);
        if (event.getButton() != MouseButton.PRIMARY) return;
        var view = transform.apply(tile.pictureArea());
        marking.press(view.toImageX(event.getX()), view.toImageY(event.getY()));
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown() && marking.toolProperty().get() != PointerTool.MOVE) {
            var view = transform.apply(tile.pictureArea());
            marking.drag(view.toImageX(event.getX()), view.toImageY(event.getY()));
            point(event);
            return;
        }
        if (!event.isPrimaryButtonDown() && !event.isMiddleButtonDown()) return;
        var here = place(event);
        model.panBy(here.getX() - last.getX(), here.getY() - last.getY());
        last = here;
    }

    private void point(MouseEvent event) {
        var view = transform.apply(tile.pictureArea());
        var at =
                new PixelPosition(
                        (int) Math.floor(view.toImageX(event.getX())),
                        (int) Math.floor(view.toImageY(event.getY())));
        model.cursorProperty().set(tile.covers(at) ? at : null);
    }

    private void zoom(double factor, double x, double y) {
        var view = transform.apply(tile.pictureArea());
        model.zoomAt(factor, view.toImageX(x), view.toImageY(y));
    }
}
