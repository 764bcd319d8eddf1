package fathom.ui.inspector;

import fathom.color.ColorScale;
import fathom.depth.DepthRange;
import fathom.ui.controls.ColourBars;

import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/**
 * The histogram of a depth map over the colours that its values get, with a handle at each end of
 * the colour range. Handles are dragged with the mouse, or moved with the arrow keys.
 */
final class RangeHistogram extends Region {
    private static final double PLOT_HEIGHT = 62;
    private static final double RAMP_HEIGHT = 8;
    private static final int RAMP_COLOURS = 256;
    private static final double HANDLE_HEIGHT = 16;
    private static final double MARGIN = 8;
    private static final double KEY_STEP = 0.01;

    private final Canvas canvas = new Canvas();
    private final ImageView ramp = ColourBars.view();
    private final Region lowHandle = handle("range-handle");
    private final Region highHandle = handle("range-handle");
    private final OnRange onRange;

    private int[] counts = new int[0];
    private DepthRange extent = new DepthRange(0, 1);
    private DepthRange range = new DepthRange(0, 1);

    /** Takes the range that the user drags to. */
    @FunctionalInterface
    interface OnRange {
        void set(double low, double high);
    }

    RangeHistogram(String lowName, String highName, OnRange onRange) {
        this.onRange = onRange;
        getStyleClass().add("range-histogram");
        lowHandle.setAccessibleText(lowName);
        highHandle.setAccessibleText(highName);
        getChildren().setAll(canvas, ramp, lowHandle, highHandle);
        listen(lowHandle, true);
        listen(highHandle, false);
        setPrefHeight(PLOT_HEIGHT + RAMP_HEIGHT + HANDLE_HEIGHT);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(int[] binCounts, DepthRange wholeExtent, DepthRange colourRange, ColorScale scale) {
        counts = binCounts;
        extent = wholeExtent;
        range = colourRange;
        paintRamp(scale);
        requestLayout();
    }

    void clear() {
        counts = new int[0];
        ramp.setImage(null);
        requestLayout();
    }

    private static Region handle(String styleClass) {
        var handle = new Region();
        handle.getStyleClass().add(styleClass);
        handle.setFocusTraversable(true);
        handle.setCursor(Cursor.H_RESIZE);
        return handle;
    }

    private void listen(Region handle, boolean low) {
        handle.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    handle.requestFocus();
                    event.consume();
                });
        handle.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
                    move(low, valueAt((x - MARGIN) / plotWidth()));
                    event.consume();
                });
        handle.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    double step = KEY_STEP * (extent.high() - extent.low());
                    double from = low ? range.low() : range.high();
                    switch (event.getCode()) {
                        case LEFT -> move(low, from - step);
                        case RIGHT -> move(low, from + step);
                        default -> {
                            return;
                        }
                    }
                    event.consume();
                });
    }

    private void move(boolean low, double value) {
        double within = Math.clamp(value, extent.low(), extent.high());
        if (low) onRange.set(Math.min(within, range.high()), range.high());
        else onRange.set(range.low(), Math.max(within, range.low()));
    }

    private double valueAt(double position) {
        return extent.low() + Math.clamp(position, 0, 1) * (extent.high() - extent.low());
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - 2 * MARGIN);
    }

    private double xOf(float value) {
        return MARGIN + Math.clamp(extent.position(value), 0, 1) * plotWidth();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(PLOT_HEIGHT);
        paintPlot(canvas.getGraphicsContext2D());
        ramp.setLayoutX(MARGIN);
        ramp.setLayoutY(PLOT_HEIGHT);
        ramp.setFitWidth(plotWidth());
        ramp.setFitHeight(RAMP_HEIGHT);
        place(lowHandle, xOf(range.low()));
        place(highHandle, xOf(range.high()));
        boolean any = counts.length > 0;
        lowHandle.setVisible(any);
        highHandle.setVisible(any);
    }

    private static void place(Region handle, double x) {
        handle.resizeRelocate(x - 7, PLOT_HEIGHT - 3, 14, RAMP_HEIGHT + HANDLE_HEIGHT - 4);
    }

    private void paintPlot(GraphicsContext on) {
        on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (counts.length == 0) return;
        double most = Math.max(1, IntStream.of(counts).max().orElse(1));
        double barWidth = plotWidth() / counts.length;
        on.setFill(barColour());
        for (int i = 0; i < counts.length; i++) {
            // the square root keeps small counts visible beside a large background
            double height = Math.sqrt(counts[i] / most) * (PLOT_HEIGHT - 4);
            on.fillRect(MARGIN + i * barWidth, PLOT_HEIGHT - height, barWidth + 0.5, height);
        }
        on.setStroke(lineColour());
        on.setLineWidth(1.2);
        on.strokeLine(xOf(range.low()), 2, xOf(range.low()), PLOT_HEIGHT);
        on.strokeLine(xOf(range.high()), 2, xOf(range.high()), PLOT_HEIGHT);
    }

    private static Color barColour() {
        return Color.web("#4c8dff", 0.45);
    }

    private Color lineColour() {
        return lookedUp(lowHandle, Color.web("#8b97a7"));
    }

    private static Color lookedUp(Region handle, Color otherwise) {
        var fills = handle.getBackground();
        return fills != null
                        && !fills.getFills().isEmpty()
                        && fills.getFills().getLast().getFill() instanceof Color colour
                ? colour
                : otherwise;
    }

    private void paintRamp(@Nullable ColorScale scale) {
        if (scale == null) return;
        ramp.setImage(
                ColourBars.image(
                        RAMP_COLOURS,
                        x -> scale.argbOf((float) valueAt((x + 0.5) / RAMP_COLOURS))));
    }
}
