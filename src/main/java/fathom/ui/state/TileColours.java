package fathom.ui.state;

import fathom.color.ColorScale;
import fathom.color.RangeChoice;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;

/** The range of each map's colours, and the words that say what they span. */
final class TileColours {
    private final ObservableList<TileContent> tiles;
    private final DepthViewModel depth;
    private final ComparisonViewModel comparison;

    TileColours(WorkbenchViewModel workbench) {
        this.tiles = workbench.tiles();
        this.depth = workbench.depth();
        this.comparison = workbench.comparison();
    }

    /** A map's colours over its own range, or over that of all maps of its kind. */
    ColorScale scaleOf(DepthMap map) {
        return scaleOf(map.kind(), rangeOf(map));
    }

    /** A map's colours over its own range, whatever the others have. */
    ColorScale ownScaleOf(DepthMap map) {
        return scaleOf(map.kind(), depth.spreadOf(map).rangeOf(choice()));
    }

    ColorScale scaleOf(DepthKind kind, DepthRange range) {
        return new ColorScale(depth.table(), kind, range, !depth.nearAtTopProperty().get());
    }

    ValueSpread spreadOf(DepthMap map) {
        return depth.spreadOf(map);
    }

    private RangeChoice choice() {
        return depth.rangeProperty().get();
    }

    private DepthRange rangeOf(DepthMap map) {
        var own = depth.spreadOf(map).rangeOf(choice());
        if (comparison.rangeModeProperty().get() != RangeMode.COMMON) return own;
        float low = own.low();
        float high = own.high();
        for (var other : mapsOf(map.kind())) {
            var range = depth.spreadOf(other).rangeOf(choice());
            low = Math.min(low, range.low());
            high = Math.max(high, range.high());
        }
        return new DepthRange(low, high);
    }

    private List<DepthMap> mapsOf(DepthKind kind) {
        var maps = new ArrayList<DepthMap>();
        for (var tile : tiles) {
            var map = tile.map();
            if (map != null && map.kind() == kind) maps.add(map);
        }
        return maps;
    }

    String caption(TileContent tile, DepthMap map) {
        String meaning = DepthText.meaning(map.kind());
        return switch (comparison.rangeModeProperty().get()) {
            case PER_TILE -> Messages.text("compare.caption.own", meaning);
            case COMMON ->
                    Messages.text("compare.caption.common", meaning, mapsOf(map.kind()).size());
            case ALIGNED ->
                    Messages.text(
                            comparison.isReference(tile)
                                    ? "compare.caption.reference"
                                    : "compare.caption.own",
                            meaning);
        };
    }
}
