package fathom.ui.export;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.export.depth.Direction;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** What the 16-bit PNG will look like: black where there is no depth. */
final class DepthPreview {
    private DepthPreview() {}

    /**
     * @param extent from the least to the largest value of the map
     */
    static Image of(DepthMap map, DepthRange extent, Direction direction, int maxSide) {
        var grid = map.grid();
        double shrink = Math.min(1, (double) maxSide / Math.max(grid.width(), grid.height()));
        int width = (int) Math.max(1, Math.round(grid.width() * shrink));
        int height = (int) Math.max(1, Math.round(grid.height() * shrink));
        var image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = (int) ((x + 0.5) * grid.width() / width);
                int fromY = (int) ((y + 0.5) * grid.height() / height);
                double gray = gray(grid.at(fromX, fromY), map.kind(), extent, direction);
                image.getPixelWriter().setColor(x, y, Color.gray(gray));
            }
        }
        return image;
    }

    private static double gray(
            float value, DepthKind kind, DepthRange extent, Direction direction) {
        if (!Float.isFinite(value)) return 0;
        double position = Math.clamp(extent.position(value), 0, 1);
        if (kind == DepthKind.METRIC_DEPTH) return position;
        boolean rising = kind.largerIsNearer() == (direction == Direction.NEAR_BRIGHT);
        return rising ? position : 1 - position;
    }
}
