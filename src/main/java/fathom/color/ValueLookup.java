package fathom.color;

import fathom.raster.FloatGrid;

/**
 * A colour table with the NaN colour in front. The entry of a value is (int) clamp(256 p + 1, 1,
 * 256), where p is its position in the range: NaN passes through the clamping and becomes entry 0,
 * so that the loop needs no branch.
 */
public final class ValueLookup {
    private final int[] table = new int[Colormap.SIZE + 1];
    private final float low;
    private final float factor;
    private final float first;

    public ValueLookup(ValueScale scale, int nanArgb) {
        Colormap map = scale.byValue();
        table[0] = nanArgb;
        for (int i = 0; i < Colormap.SIZE; i++) table[i + 1] = map.argbAt(i);
        low = scale.range().low();
        double width = (double) scale.range().high() - low;
        factor = width > 0 ? (float) Math.min(Colormap.SIZE / width, Float.MAX_VALUE) : 0f;
        first = width > 0 ? 1f : 1f + Colormap.SIZE / 2f; // the middle, as DepthRange.position says
    }

    /** Values beside the range get {@code outsideArgb}, as do those in the range's last parts. */
    public static ValueLookup window(ValueScale scale, int outsideArgb) {
        var lookup = new ValueLookup(scale, outsideArgb);
        lookup.table[1] = outsideArgb;
        lookup.table[Colormap.SIZE] = outsideArgb;
        return lookup;
    }

    /** The colour of one value as {@link DepthColorizer} paints it. */
    public int argbOf(float value) {
        return table[(int) Math.min(Colormap.SIZE, Math.max(1f, (value - low) * factor + first))];
    }

    /** Paints {@code count} cells from the row-major index {@code from} on. */
    void paint(FloatGrid grid, int from, int[] target, int count) {
        for (int i = 0; i < count; i++) {
            float entry = (grid.at(from + i) - low) * factor + first;
            target[i] = (int) Math.min(Colormap.SIZE, Math.max(1f, entry));
        }
        for (int i = 0; i < count; i++) target[i] = table[target[i]];
    }
}
