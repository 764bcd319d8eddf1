package fathom.ui.state;

import fathom.depth.DepthMap;
import fathom.ui.text.DepthText;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;

/** What every tile says about the pixel under the cursor. */
final class CursorReadings {
    private final ObservableList<TileContent> tiles;
    private final ViewportViewModel viewport;
    private final DepthViewModel depth;
    private final ComparisonViewModel comparison;
    private final TileImagesViewModel images;

    CursorReadings(WorkbenchViewModel workbench) {
        this.tiles = workbench.tiles();
        this.viewport = workbench.viewport();
        this.depth = workbench.depth();
        this.comparison = workbench.comparison();
        this.images = workbench.images();
    }

    /** Empty without a cursor. */
    ObjectBinding<List<Reading>> binding() {
        return Bindings.createObjectBinding(
                this::read,
                tiles,
                viewport.cursorProperty(),
                viewport.selectedTileProperty(),
                images.images());
    }

    private List<Reading> read() {
        var at = viewport.cursorProperty().get();
        if (at == null) return List.of();
        int selected = viewport.selectedTileProperty().get();
        boolean several = TileMatrix.isNeeded(tiles);
        var all = new ArrayList<Reading>();
        for (var tile : tiles) {
            var map = tile.map();
            if (map == null) continue;
            float value = at(map, at);
            all.add(
                    new Reading(
                            several ? tile.key().photograph().name() : "",
                            selected < tiles.size() && tile.isBeside(tiles.get(selected)),
                            tile.title(),
                            tile.dotColour(),
                            DepthText.value(value, map.kind()),
                            DepthText.rank(nearerShare(map, value)),
                            DepthText.meaning(map.kind()),
                            deltaOf(tile, at)));
        }
        return all;
    }

    /** A value of a map of any size as it lies over the leading photograph; NaN beside it. */
    private float at(DepthMap map, PixelPosition at) {
        var grid = map.grid();
        var link =
                PictureLink.of(
                        viewport.getPhotoWidth(),
                        viewport.getPhotoHeight(),
                        grid.width(),
                        grid.height());
        var own = link.pixelAt(at);
        return link.covers(own) ? grid.at(own.x(), own.y()) : Float.NaN;
    }

    private String deltaOf(TileContent tile, PixelPosition at) {
        var reference = comparison.referenceOf(tile);
        var against = reference == null ? null : reference.map();
        var aligned = images.alignedIfKnown(tile);
        if (against == null || comparison.isReference(tile) || aligned.isEmpty()) return "";
        float delta = at(aligned.get().map(), at) - at(against, at);
        return DepthText.delta(delta, against.kind());
    }

    /** Which share of the picture is nearer than {@code value}, in percent; NaN for NaN. */
    private double nearerShare(DepthMap map, float value) {
        if (Float.isNaN(value)) return Double.NaN;
        double below = depth.spreadOf(map).rankPercent(value);
        return map.kind().largerIsNearer() ? 100 - below : below;
    }
}
