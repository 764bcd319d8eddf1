package fathom.color;

import fathom.depth.DepthRange;

import java.util.List;

/** Which colour stands for which number, and what the two ends of the colours mean. */
public sealed interface ValueScale permits ColorScale, QuantityScale {
    Colormap colormap();

    /** The values at the two ends of the map. */
    DepthRange range();

    /** Whether larger values get later colours. */
    boolean ascending();

    /** Empty for numbers without a unit. */
    String unit();

    /** What the first colour means, in a word. */
    String firstColourLabel();

    /** What the last colour means, in a word. */
    String lastColourLabel();

    /** Where a value lies on the map: 0 at its first colour, 1 at its last, not clamped. */
    default double position(float value) {
        double position = range().position(value);
        return ascending() ? position : 1 - position;
    }

    /** The map whose first colour stands for {@code range.low()}. */
    default Colormap byValue() {
        return ascending() ? colormap() : colormap().reversed();
    }

    /**
     * About {@code target} round values within the range, from the map's first colour to its last.
     */
    default List<LegendTick> ticks(int target) {
        var ticks =
                LegendTicks.of(range(), unit(), target).stream()
                        .map(tick -> tick.at(position((float) tick.value())))
                        .toList();
        return ascending() ? ticks : ticks.reversed();
    }
}
