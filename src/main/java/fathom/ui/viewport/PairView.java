package fathom.ui.viewport;

import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.PictureLink;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileContent;
import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polygon;

import org.jspecify.annotations.Nullable;

/** Two pictures in one place: on both sides of a line, or one through the other. */
final class PairView extends Region implements PictureArea {
    private final ComparisonViewModel comparison;
    private final Side reference = new Side(Pos.CENTER_LEFT);
    private final Side other = new Side(Pos.CENTER_RIGHT);
    private final HBox heading = new HBox(reference.name, other.name);
    private final StackPane over = new StackPane(other.canvas);
    private final Polygon overClip = new Polygon();
    private final WipeHandle handle;
    private final CursorMark cursor = new CursorMark();
    private final MarksLayer marks;
    private final Layers stage;
    private final TileNotice notice;

    private @Nullable PixelPosition cursorAt;
    private ViewTransform lead = new ViewTransform(1, 0, 0);

    /** One of the two. */
    private static final class Side {
        final Region dot = new Region();
        final Label title = new Label();
        final Label detail = new Label();
        final HBox name = new HBox(dot, title, detail);
        final TileCanvas canvas = new TileCanvas();
        final LegendStrip legend = new LegendStrip();
        @Nullable TilePicture picture;
        @Nullable PictureLink link;

        Side(Pos alignment) {
            dot.getStyleClass().add("tile-dot");
            title.getStyleClass().add("tile-title");
            detail.getStyleClass().add("tile-detail");
            detail.setMinWidth(0);
            name.getStyleClass().add("pair-name");
            name.setAlignment(alignment);
            HBox.setHgrow(name, Priority.ALWAYS);
        }

        void describe(TileContent content) {
            title.setText(content.title());
            detail.setText(content.detail());
            boolean dotted = !content.dotColour().isEmpty();
            dot.setVisible(dotted);
            dot.setManaged(dotted);
            if (dotted) dot.setStyle("-fx-background-color: " + content.dotColour());
        }

        void show(@Nullable TilePicture newPicture, @Nullable PictureLink newLink) {
            picture = newPicture;
            link = newLink;
            legend.setVisible(newPicture instanceof TilePicture.Values);
            if (newPicture instanceof TilePicture.Values values) {
                legend.show(values.image().scale(), values.image().caption());
            }
        }

        void draw(ViewTransform lead) {
            canvas.show(picture, link == null ? lead : lead.of(link));
        }

        boolean covers(PixelPosition at) {
            return picture != null && link != null && link.covers(link.pixelAt(at));
        }

        String valueText(PixelPosition at) {
            if (picture == null || link == null || !covers(at)) return "";
            var own = link.pixelAt(at);
            return picture.valueText(own.x(), own.y());
        }
    }

    PairView(ComparisonViewModel comparison, Runnable onRetry) {
        this.comparison = comparison;
        handle = new WipeHandle(comparison.wipeProperty());
        notice = new TileNotice(onRetry);
        getStyleClass().add("tile");
        heading.getStyleClass().add("tile-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        over.setMouseTransparent(true);
        reference.canvas.setMouseTransparent(true);
        marks = new MarksLayer(comparison.marking());
        stage = new Layers(reference.canvas, over, marks, handle, cursor);
        stage.getStyleClass().add("tile-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().setAll(stage, notice, heading, reference.legend, other.legend);
        comparison.wipeProperty().subscribe(this::requestLayout);
        comparison.opacityProperty().subscribe(this::requestLayout);
        comparison.arrangementProperty().subscribe(this::requestLayout);
    }

    @Override
    public Region pictureArea() {
        return stage;
    }

    @Override
    public boolean covers(PixelPosition at) {
        return reference.covers(at) || other.covers(at);
    }

    WipeHandle handle() {
        return handle;
    }

    CursorMark cursor() {
        return cursor;
    }

    void describe(TileContent ofReference, TileContent ofOther) {
        reference.describe(ofReference);
        other.describe(ofOther);
        boolean waiting = !ofReference.state().showsPicture();
        notice.show(waiting ? ofReference.state() : ofOther.state());
        reference.canvas.dim(waiting);
        other.canvas.dim(!ofOther.state().showsPicture());
        setAccessibleText(Messages.text("viewport.pair", ofReference.title(), ofOther.title()));
    }

    void show(
            @Nullable TilePicture ofReference,
            @Nullable PictureLink linkOfReference,
            @Nullable TilePicture ofOther,
            @Nullable PictureLink linkOfOther,
            ViewTransform newLead) {
        reference.show(ofReference, linkOfReference);
        other.show(ofOther, linkOfOther);
        lead = newLead;
        reference.draw(lead);
        other.draw(lead);
        marks.show(lead);
        point(cursorAt);
    }

    void point(@Nullable PixelPosition at) {
        cursorAt = at;
        var link = reference.link == null ? other.link : reference.link;
        if (at == null || link == null || !covers(at)) {
            cursor.setVisible(false);
            return;
        }
        cursor.show(
                at,
                lead,
                Messages.text(
                        "viewport.pair.values", reference.valueText(at), other.valueText(at)));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = TileView.pictureHeight(getHeight());
        heading.resizeRelocate(0, 0, width, TileView.HEADING_HEIGHT);
        stage.resizeRelocate(0, TileView.HEADING_HEIGHT, width, height);
        notice.resizeRelocate(0, TileView.HEADING_HEIGHT, width, height);
        double half = Math.floor(width / 2);
        double below = TileView.HEADING_HEIGHT + height;
        double legendHeight = LegendStrip.height(getHeight());
        reference.legend.resizeRelocate(0, below, half, legendHeight);
        other.legend.resizeRelocate(half, below, width - half, legendHeight);
        boolean wiping = comparison.arrangementProperty().get() == Arrangement.WIPE;
        handle.setVisible(wiping);
        over.setOpacity(wiping ? 1 : comparison.opacityProperty().get());
        var geometry = new WipeGeometry(width, height, comparison.wipeProperty().get());
        overClip.getPoints().setAll(geometry.otherSide());
        over.setClip(wiping ? overClip : null);
        point(cursorAt);
    }
}
