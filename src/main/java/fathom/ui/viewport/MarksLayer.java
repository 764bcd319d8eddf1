package fathom.ui.viewport;

import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.ProfileLine;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What the user drew, over a picture: dark edged white, so that it is seen on every colour. */
final class MarksLayer extends Region {
    private static final double EDGE = 3.5;
    private static final double INK = 1.5;
    private static final double POINT = 7;
    private static final Color SHADE = Color.gray(0, 0.7);

    private final MarkingViewModel marking;
    private final Canvas canvas = new Canvas();

    MarksLayer(MarkingViewModel marking) {
        this.marking = marking;
        setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().setAll(canvas);
    }

    /**
     * @param lead where the leading photograph's pixels lie here
     */
    void show(ViewTransform lead) {
        var line = marking.profileProperty().get();
        var first = marking.firstPointProperty().get();
        var frame = marking.frameProperty().get();
        boolean any = frame != null || line != null || first != null || !marking.pairs().isEmpty();
        setVisible(any);
        if (!any) return;
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        if (frame != null) draw(pen, frame, lead);
        if (line != null) draw(pen, line, lead);
        for (var pair : marking.pairs()) {
            var nearer = new PixelPosition(pair.x1(), pair.y1());
            var farther = new PixelPosition(pair.x2(), pair.y2());
            stroke(
                    pen,
                    lead.toTileX(nearer.x() + 0.5),
                    lead.toTileY(nearer.y() + 0.5),
                    lead.toTileX(farther.x() + 0.5),
                    lead.toTileY(farther.y() + 0.5));
            point(pen, nearer, "1", lead);
            point(pen, farther, "2", lead);
        }
        if (first != null) point(pen, first, "1", lead);
    }

    private static void draw(GraphicsContext pen, ProfileLine line, ViewTransform lead) {
        double fromX = lead.toTileX(line.fromX());
        double fromY = lead.toTileY(line.fromY());
        double toX = lead.toTileX(line.toX());
        double toY = lead.toTileY(line.toY());
        stroke(pen, fromX, fromY, toX, toY);
        pen.setFill(Color.WHITE);
        pen.fillOval(fromX - 3, fromY - 3, 6, 6); // where the profile begins
    }

    private static void draw(
            GraphicsContext pen, MarkingViewModel.Frame frame, ViewTransform lead) {
        double left = lead.toTileX(frame.left());
        double top = lead.toTileY(frame.top());
        double right = lead.toTileX(frame.right());
        double bottom = lead.toTileY(frame.bottom());
        stroke(pen, left, top, right, top);
        stroke(pen, right, top, right, bottom);
        stroke(pen, right, bottom, left, bottom);
        stroke(pen, left, bottom, left, top);
    }

    private static void stroke(
            GraphicsContext pen, double fromX, double fromY, double toX, double toY) {
        pen.setStroke(SHADE);
        pen.setLineWidth(EDGE);
        pen.strokeLine(fromX, fromY, toX, toY);
        pen.setStroke(Color.WHITE);
        pen.setLineWidth(INK);
        pen.strokeLine(fromX, fromY, toX, toY);
    }

    private static void point(
            GraphicsContext pen, PixelPosition at, String number, ViewTransform lead) {
        double x = lead.toTileX(at.x() + 0.5);
        double y = lead.toTileY(at.y() + 0.5);
        pen.setFill(SHADE);
        pen.fillOval(x - POINT - 1, y - POINT - 1, 2 * POINT + 2, 2 * POINT + 2);
        pen.setStroke(Color.WHITE);
        pen.setLineWidth(INK);
        pen.strokeOval(x - POINT, y - POINT, 2 * POINT, 2 * POINT);
        pen.setFill(Color.WHITE);
        pen.setFont(Font.font(10));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(number, x, y);
    }
}
