package fathom.export.sheet;

import fathom.color.LegendTick;
import fathom.color.ValueScale;

/**
 * Draws a colour bar between the words "far" and "near", with round values below it. Its first and
 * last columns are the colormap's first and last colours.
 */
final class Legend {
    private static final double WIDTH_PER_TICK = 4.5;

    private final SheetType type;
    private final SheetStyle.Theme theme;

    Legend(SheetType type, SheetStyle.Theme theme) {
        this.type = type;
        this.theme = theme;
    }

    /** Where the colours are: what the words at both ends leave of the first line. */
    Box bar(ValueScale scale, Box legend) {
        double gap = 0.6 * type.small().sizePx();
        int before = (int) Math.ceil(type.small().width(scale.firstColourLabel()) + gap);
        int after = (int) Math.ceil(type.small().width(scale.lastColourLabel()) + gap);
        return new Box(
                legend.x() + before, legend.y(), legend.width() - before - after, type.barHeight());
    }

    void draw(Surface surface, ValueScale scale, Box legend) {
        Box bar = bar(scale, legend);
        surface.picture(colours(scale, bar), bar);
        Lettering small = type.small();
        String last = scale.lastColourLabel();
        double baseline = Math.rint(bar.y() + (bar.height() + small.capHeight()) / 2);
        surface.write(small, scale.firstColourLabel(), legend.x(), baseline, theme.mutedInk);
        surface.write(small, last, legend.right() - small.width(last), baseline, theme.mutedInk);
        drawTicks(surface, scale, bar, legend);
    }

    private SheetImage colours(ValueScale scale, Box bar) {
        var canvas = new Canvas(bar.width(), bar.height(), theme.paper);
        for (int i = 0; i < bar.width(); i++) {
            int colour = scale.colormap().argbFor((i + 0.5) / bar.width());
            canvas.fill(new Box(i, 0, 1, bar.height()), colour);
        }
        return canvas.toImage();
    }

    private void drawTicks(Surface surface, ValueScale scale, Box bar, Box legend) {
        Lettering small = type.small();
        int wished = (int) Math.clamp(bar.width() / (WIDTH_PER_TICK * small.sizePx()), 2, 7);
        double baseline =
                Math.rint(bar.bottom() + type.tickLength() + 0.35 * small.sizePx())
                        + small.capHeight();
        double free = legend.x();
        for (LegendTick tick : scale.ticks(wished)) {
            int x = bar.x() + (int) Math.min(tick.position() * bar.width(), bar.width() - 1);
            double width = small.width(tick.text());
            double left = Math.min(x + 0.5 - width / 2, legend.right() - width);
            if (left < free) continue;
            surface.fill(new Box(x, bar.bottom(), 1, type.tickLength()), theme.mutedInk);
            surface.write(small, tick.text(), left, Math.rint(baseline), theme.mutedInk);
            free = left + width + 0.5 * small.sizePx();
        }
    }
}
