package fathom.ui.viewport;

import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.PictureLink;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileLook;
import fathom.ui.state.TileState;
import fathom.ui.text.Messages;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.function.Consumer;

/** One tile: a heading, the picture with cursor and values over it, and a legend below. */
final class TileView extends Region implements PictureArea {
    static final double HEADING_HEIGHT = 28;

    /** In a narrower one the title has no room beside the menu of looks; the key is still there. */
    static final double ROOMY = 200;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Region dot = new Region();
    private final Label title = label("tile-title");
    private final Label detail = label("tile-detail");
    private final Label reference = label("tile-reference");
    private final MarksLayer marks;
    private final LookMenu look;
    private final HBox heading;
    private final TileCanvas canvas = new TileCanvas();
    private final PixelValues values = new PixelValues();
    private final CursorMark cursor = new CursorMark();
    private final LegendStrip legend = new LegendStrip();
    private final Label position = label("tile-position");
    private final TileNotice notice;
    private final Region outline = new Region();

    private @Nullable TilePicture picture;
    private @Nullable PixelPosition cursorAt;
    private @Nullable TileContent described;
    private String legendless = "";
    private TileState contentState = new TileState.Ready();
    private ViewTransform view = new ViewTransform(1, 0, 0);
    private ViewTransform leadView = new ViewTransform(1, 0, 0);
    private @Nullable PictureLink link;

    TileView(MarkingViewModel marking, Runnable onRetry, Consumer<TileLook> onLook) {
        marks = new MarksLayer(marking);
        look = new LookMenu(onLook);
        heading = new HBox(dot, title, reference, detail, look);
        notice = new TileNotice(onRetry);
        getStyleClass().add("tile");
        position.setWrapText(true);
        heading.getStyleClass().add("tile-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        dot.getStyleClass().add("tile-dot");
        detail.setMinWidth(0);
        reference.setText(Messages.text("viewport.reference"));
        reference.setTooltip(new Tooltip(Messages.text("viewport.reference.hint")));
        reference.setMinWidth(USE_PREF_SIZE);
        markReference(false);
        outline.getStyleClass().add("tile-outline");
        outline.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren()
                .setAll(canvas, values, marks, cursor, notice, heading, legend, position, outline);
    }

    TileCanvas canvas() {
        return canvas;
    }

    CursorMark cursor() {
        return cursor;
    }

    LegendStrip legend() {
        return legend;
    }

    @Override
    public TileCanvas pictureArea() {
        return canvas;
    }

    @Override
    public boolean covers(PixelPosition lead) {
        var current = link;
        return picture != null && current != null && current.covers(current.pixelAt(lead));
    }

    void describe(TileContent content) {
        if (content.equals(described)) return;
        described = content;
        title.setText(content.title());
        detail.setText(content.detail());
        var whole = new Tooltip(content.title() + "\n" + content.detail());
        title.setTooltip(whole);
        detail.setTooltip(whole);
        boolean dotted = !content.dotColour().isEmpty();
        dot.setVisible(dotted);
        dot.setManaged(dotted);
        if (dotted) dot.setStyle("-fx-background-color: " + content.dotColour());
        contentState = content.state();
        updateAccessibleText();
    }

    /**
     * @param shown what of its depth the tile shows; null where it has none, or no choice
     * @param offered what it could show
     */
    void showLook(@Nullable TileLook shown, Collection<TileLook> offered) {
        look.setVisible(shown != null);
        look.setManaged(shown != null);
        if (shown != null) look.show(shown, offered);
    }

    /** What stands over the picture: how far the content is, or else the picture itself. */
    void showState(@Nullable TileImage image) {
        var state =
                switch (image) {
                    case TileImage.Pending(var step) when contentState.showsPicture() ->
                            new TileState.Busy(-1, step);
                    case TileImage.Missing(var reason) when contentState.showsPicture() ->
                            new TileState.Empty(reason);
                    case null, default -> contentState;
                };
        notice.show(state);
        canvas.dim(!state.showsPicture());
    }

    /** Says in the heading that the other tiles are compared with this one. */
    void markReference(boolean isReference) {
        reference.setVisible(isReference);
        reference.setManaged(isReference);
    }

    /** Whether what the user draws belongs to this picture. */
    void showMarks(boolean own) {
        marks.setOpacity(own ? 1 : 0);
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /**
     * @param lead where the leading photograph's pixels lie in the picture's area
     * @param newLink how the picture lies over the leading photograph; null without a picture
     */
    void show(@Nullable TilePicture newPicture, ViewTransform lead, @Nullable PictureLink newLink) {
        picture = newPicture;
        link = newLink;
        leadView = lead;
        marks.show(lead);
        view = newLink == null ? lead : lead.of(newLink);
        canvas.show(picture, view);
        values.show(picture, view);
        boolean measured = picture instanceof TilePicture.Values;
        legend.setVisible(measured);
        position.setVisible(!measured);
        if (picture instanceof TilePicture.Values shown) {
            legend.show(shown.image().scale(), shown.image().caption());
        }
        if (picture instanceof TilePicture.Normals shown) legendless = shown.image().caption();
        else legendless = "";
        point(cursorAt);
    }

    /** Marks the pixel of the leading photograph. */
    void point(@Nullable PixelPosition at) {
        cursorAt = at;
        markCursor();
        position.setText(positionText(at));
        updateAccessibleText();
    }

    private void markCursor() {
        var current = link;
        var at = cursorAt == null || current == null ? null : current.pixelAt(cursorAt);
        cursor.show(picture, at, view, !(picture instanceof TilePicture.Photograph));
    }

    private String positionText(@Nullable PixelPosition at) {
        var current = picture;
        if (!legendless.isEmpty()) return legendless;
        if (at == null || current == null || !cursor.isVisible()) return "";
        var own = link == null ? at : link.pixelAt(at);
        return Messages.text(
                "viewport.position",
                Integer.toString(own.x()),
                Integer.toString(own.y()),
                current.valueText(own.x(), own.y()));
    }

    /** What stands above and below the picture of a tile of this height. */
    static double furnitureHeight(double tileHeight) {
        return HEADING_HEIGHT + LegendStrip.height(tileHeight);
    }

    static double pictureHeight(double tileHeight) {
        return Math.max(0, tileHeight - furnitureHeight(tileHeight));
    }

    private void updateAccessibleText() {
        String value = cursor.text();
        setAccessibleText(value.isEmpty() ? title.getText() : title.getText() + ": " + value);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double pictureHeight = pictureHeight(getHeight());
        double legendHeight = LegendStrip.height(getHeight());
        double below = HEADING_HEIGHT + pictureHeight;
        keepTitle(width);
        heading.resizeRelocate(0, 0, width, HEADING_HEIGHT);
        for (Region layer : new Region[] {canvas, values, marks, cursor, notice}) {
            layer.resizeRelocate(0, HEADING_HEIGHT, width, pictureHeight);
        }
        legend.resizeRelocate(0, below, width, legendHeight);
        position.resizeRelocate(0, below, width, legendHeight);
        outline.resizeRelocate(0, 0, width, getHeight());
        values.show(picture, view);
        marks.show(leadView);
        markCursor();
    }

    /** The detail gives way first, and the title only where the rest would not fit beside it. */
    private void keepTitle(double width) {
        double rest = heading.snappedLeftInset() + heading.snappedRightInset();
        for (var child : heading.getChildren()) {
            if (!child.isManaged()) continue;
            rest += heading.getSpacing();
            if (!child.equals(title) && !child.equals(detail)) rest += child.prefWidth(-1);
        }
        title.setMinWidth(Math.clamp(width - rest, 0, title.prefWidth(-1)));
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
