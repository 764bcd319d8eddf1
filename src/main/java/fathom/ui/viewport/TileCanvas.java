package fathom.ui.viewport;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/**
 * A surface with one pixel for each pixel of the screen. Drawn at most once a frame, in the layout
 * pass: a few milliseconds at most, so that no other thread is needed.
 */
final class TileCanvas extends Region {
    private static final double DIMMED = 0.35;

    private final ImageView surface = new ImageView();
    private final Region hatch = new Region();

    private @Nullable TilePicture picture;
    private ViewTransform view = new ViewTransform(1, 0, 0);
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private boolean stale = true;
    private boolean dimmed;

    TileCanvas() {
        getStyleClass().add("tile-canvas");
        hatch.getStyleClass().add("tile-hatch");
        hatch.setManaged(false);
        surface.setManaged(false);
        surface.setSmooth(false);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(hatch, surface);
    }

    /**
     * @param layoutView in layout pixels of this node
     */
    void show(@Nullable TilePicture newPicture, ViewTransform layoutView) {
        picture = newPicture;
        view = layoutView;
        stale = true;
        requestLayout();
    }

    /** A picture that is about to be replaced steps back. */
    void dim(boolean newDimmed) {
        dimmed = newDimmed;
        surface.setOpacity(dimmed ? DIMMED : 1);
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double scale = outputScale();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        if (width < 1 || height < 1) return;
        var buffer = pixels;
        if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
            buffer =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.allocate(width * height),
                            PixelFormat.getIntArgbPreInstance());
            pixels = buffer;
            surface.setImage(new WritableImage(buffer));
            surface.setFitWidth(width / scale);
            surface.setFitHeight(height / scale);
            stale = true;
        }
        if (stale) draw(buffer, scale);
    }

    private void draw(PixelBuffer<IntBuffer> buffer, double scale) {
        stale = false;
        var current = picture;
        surface.setVisible(current != null);
        hatch.setVisible(current instanceof TilePicture.Values && !dimmed);
        if (current == null) return;
        hatch.resizeRelocate(
                view.offsetX(),
                view.offsetY(),
                current.width() * view.scale(),
                current.height() * view.scale());
        var raster =
                new TileRaster(buffer.getWidth(), buffer.getHeight(), buffer.getBuffer().array());
        buffer.updateBuffer(
                whole -> {
                    current.draw(raster, view.resizedBy(scale));
                    return null; // everything changed
                });
    }

    private double outputScale() {
        var scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }
}
