package fathom.ui.state;

import java.util.List;

/**
 * How many tiles stand side by side and one above the other; 0 by 0 for as many as there are, laid
 * out so that they are largest.
 */
public record GridChoice(int columns, int rows) {
    public static final GridChoice AUTOMATIC = new GridChoice(0, 0);

    /** Those that are offered. */
    public static final List<GridChoice> USUAL =
            List.of(
                    AUTOMATIC,
                    new GridChoice(1, 1),
                    new GridChoice(2, 1),
                    new GridChoice(1, 2),
                    new GridChoice(3, 1),
                    new GridChoice(2, 2),
                    new GridChoice(3, 2),
                    new GridChoice(3, 3));

    public GridChoice {
        boolean automatic = columns == 0 && rows == 0;
        if (!automatic && (columns < 1 || rows < 1)) {
            throw new IllegalArgumentException(
                    "A grid needs columns and rows, got " + columns + " by " + rows);
        }
    }

    /** The next of those that are offered. */
    public GridChoice next() {
        return USUAL.get((USUAL.indexOf(this) + 1) % USUAL.size());
    }

    public boolean isAutomatic() {
        return columns == 0;
    }

    /** The index of the first tile on the page that shows the tile at {@code index}. */
    public int pageStart(int index) {
        return isAutomatic() ? 0 : index / (columns * rows) * (columns * rows);
    }
}
