package fathom.ui.viewport;

import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileState;
import fathom.ui.text.Messages;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** One tile: a heading, the picture with cursor and values over it, and a legend below. */
final class TileView extends Region {
    static final double HEADING_HEIGHT = 28;
    static final double FURNITURE_HEIGHT = HEADING_HEIGHT + LegendStrip.HEIGHT;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Region dot = new Region();
    private final Label title = label("tile-title");
    private final Label detail = label("tile-detail");
    private final HBox heading = new HBox(dot, title, detail);
    private final TileCanvas canvas = new TileCanvas();
    private final PixelValues values = new PixelValues();
    private final CursorMark cursor = new CursorMark();
    private final LegendStrip legend = new LegendStrip();
    private final Label position = label("tile-position");
    private final TileNotice notice;
    private final Region outline = new Region();

    private @Nullable TilePicture picture;
    private @Nullable PixelPosition cursorAt;
    private ViewTransform view = new ViewTransform(1, 0, 0);

    TileView(Runnable onRetry) {
        notice = new TileNotice(onRetry);
        getStyleClass().add("tile");
        heading.getStyleClass().add("tile-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(detail, Priority.ALWAYS);
        dot.getStyleClass().add("tile-dot");
        detail.setMinWidth(0);
        outline.getStyleClass().add("tile-outline");
        outline.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(canvas, values, cursor, notice, heading, legend, position, outline);
    }

    /** The part of the tile in which the picture is. */
    Node pictureArea() {
        return canvas;
    }

    TileCanvas canvas() {
        return canvas;
    }

    CursorMark cursor() {
        return cursor;
    }

    /** Whether the picture has a pixel at this index. */
    boolean covers(double x, double y) {
        var current = picture;
        return current != null && x >= 0 && y >= 0 && x < current.width() && y < current.height();
    }

    void describe(TileContent content) {
        title.setText(content.title());
        detail.setText(content.detail());
        var whole = new Tooltip(content.title() + "\n" + content.detail());
        title.setTooltip(whole);
        detail.setTooltip(whole);
        boolean dotted = !content.dotColour().isEmpty();
        dot.setVisible(dotted);
        dot.setManaged(dotted);
        if (dotted) dot.setStyle("-fx-background-color: " + content.dotColour());
        notice.show(content.state());
        canvas.dim(!(content.state() instanceof TileState.Ready));
        updateAccessibleText();
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void show(@Nullable TilePicture newPicture, ViewTransform newView) {
        picture = newPicture;
        view = newView;
        canvas.show(picture, view);
        values.show(picture, view);
        boolean depth = picture instanceof TilePicture.Depth;
        legend.setVisible(depth);
        position.setVisible(!depth);
        if (picture instanceof TilePicture.Depth shown) legend.show(shown.scale());
        point(cursorAt);
    }

    void point(@Nullable PixelPosition at) {
        cursorAt = at;
        cursor.show(picture, at, view, picture instanceof TilePicture.Depth);
        position.setText(positionText(at));
        updateAccessibleText();
    }

    private String positionText(@Nullable PixelPosition at) {
        var current = picture;
        if (at == null || current == null || !cursor.isVisible()) return "";
        return Messages.text(
                "viewport.position",
                Integer.toString(at.x()),
                Integer.toString(at.y()),
                current.valueText(at.x(), at.y()));
    }

    private void updateAccessibleText() {
        String value = cursor.text();
        setAccessibleText(value.isEmpty() ? title.getText() : title.getText() + ": " + value);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double pictureHeight = Math.max(0, getHeight() - FURNITURE_HEIGHT);
        double below = HEADING_HEIGHT + pictureHeight;
        heading.resizeRelocate(0, 0, width, HEADING_HEIGHT);
        for (Region layer : new Region[] {canvas, values, cursor, notice}) {
            layer.resizeRelocate(0, HEADING_HEIGHT, width, pictureHeight);
        }
        legend.resizeRelocate(0, below, width, LegendStrip.HEIGHT);
        position.resizeRelocate(0, below, width, LegendStrip.HEIGHT);
        outline.resizeRelocate(0, 0, width, getHeight());
        values.show(picture, view);
        cursor.show(picture, cursorAt, view, picture instanceof TilePicture.Depth);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
