package fathom.ui.state;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.depth.DepthMap;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Map;
import java.util.WeakHashMap;

/** How depth becomes colour, the same for all tiles. Changing it never runs a network. */
public final class DepthViewModel {
    private final StringProperty colormap = new SimpleStringProperty(Colormaps.defaultMap().id());
    private final ObjectProperty<RangeChoice> range =
            new SimpleObjectProperty<>(RangeChoice.DEFAULT);
    private final BooleanProperty nearAtTop = new SimpleBooleanProperty(true);
    private final Map<DepthMap, ValueSpread> spreads = new WeakHashMap<>();

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

    // Derived values

    public Colormap table() {
        return Colormaps.byName(colormap.get()).orElseGet(Colormaps::defaultMap);
    }

    /**
     * The colours of one map. They change with the three properties above; a map that the workbench
     * shows has its percentiles ready, so that this costs nothing.
     */
    public ColorScale scaleFor(DepthMap map) {
        return new ColorScale(
                table(), map.kind(), spreadOf(map).rangeOf(range.get()), !nearAtTop.get());
    }

    public ValueSpread spreadOf(DepthMap map) {
        return spreads.computeIfAbsent(map, ValueSpread::of);
    }

    // Commands

    public void resetRange() {
        range.set(RangeChoice.DEFAULT);
    }

    /** Hands over what was computed on a worker thread. */
    void remember(DepthMap map, ValueSpread spread) {
        spreads.put(map, spread);
    }
}
