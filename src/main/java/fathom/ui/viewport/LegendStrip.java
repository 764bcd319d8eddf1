package fathom.ui.viewport;

import fathom.color.Colormap;
import fathom.color.LegendTick;
import fathom.color.ValueScale;
import fathom.ui.controls.ColourBars;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The colours of a tile, with round values and what they are below. */
final class LegendStrip extends Region {
    private static final double SHORT_TILE = 220;
    private static final double MARGIN = 9;
    private static final double BAR_TOP = 5;
    private static final double BAR_HEIGHT = 8;
    private static final double TICK_SPACING = 64;
    private static final double TICK_HEIGHT = 14;

    private static final double LINE_HEIGHT = 16;

    /** Two lines: kind, direction, range and the fitted numbers seldom fit into one. */
    private static final double CAPTION_HEIGHT = 31;

    private static final double CAPTION_TOP = BAR_TOP + BAR_HEIGHT + 2 + TICK_HEIGHT;

    private final Label first = label("tile-legend-end");
    private final Label last = label("tile-legend-end");
    private final ImageView bar = ColourBars.view();
    private final Label caption = label("tile-caption");
    private final Tooltip wholeCaption = new Tooltip();
    private final List<Label> ticks = new ArrayList<>();
    private @Nullable ValueScale scale;

    LegendStrip() {
        getStyleClass().add("tile-legend");
        bar.setManaged(false);
        caption.setWrapText(true);
        caption.setAlignment(Pos.TOP_LEFT);
        caption.setTooltip(wholeCaption);
        getChildren().setAll(bar, first, last, caption);
    }

    /**
     * A short tile leaves one line to the caption, whose rest is in its tooltip, and the height to
     * the picture.
     */
    static double height(double tileHeight) {
        return CAPTION_TOP + 3 + (tileHeight < SHORT_TILE ? LINE_HEIGHT : CAPTION_HEIGHT);
    }

    /** What the numbers are, in words. */
    String caption() {
        return caption.getText();
    }

    void show(ValueScale newScale, String newCaption) {
        caption.setText(newCaption);
        wholeCaption.setText(newCaption);
        if (newScale.equals(scale)) return;
        scale = newScale;
        first.setText(newScale.firstColourLabel());
        last.setText(newScale.lastColourLabel());
        bar.setImage(ColourBars.image(Colormap.SIZE, newScale.colormap()::argbAt));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var current = scale;
        if (current == null) return;
        first.autosize();
        last.autosize();
        double left = MARGIN + first.getWidth() + 6;
        double right = getWidth() - MARGIN - last.getWidth() - 6;
        double width = Math.max(1, right - left);
        double middle = BAR_TOP + BAR_HEIGHT / 2;
        first.relocate(MARGIN, snapPositionY(middle - first.getHeight() / 2));
        last.relocate(right + 6, snapPositionY(middle - last.getHeight() / 2));
        bar.relocate(left, BAR_TOP);
        bar.setFitWidth(width);
        bar.setFitHeight(BAR_HEIGHT);
        caption.resizeRelocate(
                MARGIN,
                CAPTION_TOP,
                Math.max(0, getWidth() - 2 * MARGIN),
                Math.clamp(getHeight() - CAPTION_TOP, LINE_HEIGHT, CAPTION_HEIGHT));
        layoutTicks(current.ticks(Math.max(1, (int) (width / TICK_SPACING))), left, width);
    }

    private void layoutTicks(List<LegendTick> marks, double left, double width) {
        while (ticks.size() < marks.size()) {
            var tick = label("tile-legend-tick");
            ticks.add(tick);
            getChildren().add(tick);
        }
        double free = 0;
        for (int i = 0; i < ticks.size(); i++) {
            Label tick = ticks.get(i);
            if (i >= marks.size()) {
                tick.setVisible(false);
                continue;
            }
            tick.setText(marks.get(i).text());
            tick.autosize();
            double x = left + marks.get(i).position() * width - tick.getWidth() / 2;
            x = Math.max(2, Math.min(getWidth() - tick.getWidth() - 2, x));
            tick.setVisible(x >= free);
            if (x >= free) free = x + tick.getWidth() + 8;
            tick.relocate(snapPositionX(x), BAR_TOP + BAR_HEIGHT + 2);
        }
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setManaged(false);
        return label;
    }
}
