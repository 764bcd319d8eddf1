package fathom.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How depth becomes colour, the same for all tiles. Changing it never runs a network. */
public final class DepthViewModel {
    public static final String DEFAULT_COLORMAP = "Spectral_r";

    private final StringProperty colormap = new SimpleStringProperty(DEFAULT_COLORMAP);
    private final ObjectProperty<RangeChoice> range =
            new SimpleObjectProperty<>(RangeChoice.DEFAULT);
    private final BooleanProperty nearAtTop = new SimpleBooleanProperty(true);

    // Properties

    /** The name of a colour table, as matplotlib spells it. */
    public StringProperty colormapProperty() {
        return colormap;
    }

    public ObjectProperty<RangeChoice> rangeProperty() {
        return range;
    }

    /**
     * Whether the nearest values get the last colour of the table (the bright end of inferno, the
     * red end of Spectral_r), whatever the kind of depth; otherwise the first.
     */
    public BooleanProperty nearAtTopProperty() {
        return nearAtTop;
    }

    // Commands

    public void resetRange() {
        range.set(RangeChoice.DEFAULT);
    }
}
