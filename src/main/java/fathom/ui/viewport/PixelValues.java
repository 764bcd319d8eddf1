package fathom.ui.viewport;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes the values of greatly enlarged pixels into them, where there is room. */
final class PixelValues extends Region {
    private static final double FROM_ZOOM = 8;
    private static final double SMALLEST_FONT = 7;
    private static final double LARGEST_FONT = 12;

    /** Width of a digit by the font's size, generously. */
    private static final double DIGIT_WIDTH = 0.64;

    private static final double LINE_HEIGHT = 1.2;

    private final Canvas canvas = new Canvas();

    PixelValues() {
        setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().setAll(canvas);
    }

    void show(@Nullable TilePicture picture, ViewTransform view) {
        boolean shown = picture != null && view.scale() > FROM_ZOOM;
        setVisible(shown);
        if (!shown || picture == null) return;
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        int left = Math.max(0, (int) Math.floor(view.toImageX(0)));
        int top = Math.max(0, (int) Math.floor(view.toImageY(0)));
        int right = Math.min(picture.width(), (int) Math.ceil(view.toImageX(getWidth())));
        int bottom = Math.min(picture.height(), (int) Math.ceil(view.toImageY(getHeight())));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) write(picture, x, y, view);
        }
    }

    /** The font size with which the lines fit into a square of {@code side}; 0 when none does. */
    static double fontSize(List<String> lines, double side) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        if (longest == 0) return 0;
        double room = side - 2;
        double size =
                Math.min(
                        LARGEST_FONT,
                        Math.min(
                                room / (longest * DIGIT_WIDTH),
                                room / (lines.size() * LINE_HEIGHT)));
        return size < SMALLEST_FONT ? 0 : Math.floor(size * 2) / 2;
    }

    private void write(TilePicture picture, int x, int y, ViewTransform view) {
        List<String> lines = picture.shortText(x, y);
        double size = fontSize(lines, view.scale());
        if (size == 0) return;
        var pen = canvas.getGraphicsContext2D();
        pen.setFont(Font.font(size));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFill(readableOn(picture.argbAt(x, y)));
        double middleY = view.toTileY(y + 0.5) - (lines.size() - 1) * size * LINE_HEIGHT / 2;
        for (int line = 0; line < lines.size(); line++) {
            pen.fillText(
                    lines.get(line), view.toTileX(x + 0.5), middleY + line * size * LINE_HEIGHT);
        }
    }

    /** Black on light colours, white on dark ones (Rec. 601 luma). */
    static Color readableOn(int argb) {
        int luma = 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
        return luma > 140_000 ? Color.gray(0, 0.9) : Color.gray(1, 0.92);
    }
}
