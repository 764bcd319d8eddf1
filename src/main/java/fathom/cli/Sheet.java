package fathom.cli;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.RangeChoice;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.export.sheet.ComparisonSheet;
import fathom.export.sheet.SheetFormat;
import fathom.export.sheet.SheetStyle;
import fathom.export.sheet.SheetTable;
import fathom.export.sheet.SheetTile;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A photograph beside depth maps of it, one picture.
 *
 * @param others what else is shown after them
 * @param oneRange whether all tiles, then of one kind, have the range of the first
 */
record Sheet(
        Photo photo,
        List<Tile> tiles,
        List<SheetTile> others,
        Colormap colormap,
        RangeChoice range,
        boolean oneRange) {

    /** A depth map with its title and what else to say. */
    record Tile(String title, List<String> facts, DepthMap map) {}

    void write(Path target, String software, boolean overwrite) throws UserFacingException {
        DepthRange first = range.resolve(tiles.getFirst().map());
        var all = new ArrayList<SheetTile>();
        for (Tile tile : tiles) all.add(painted(tile, first));
        all.addAll(others);
        var texts = Map.of("Software", software, "Source", photo.name());
        var format = SheetFormat.of(target).orElse(SheetFormat.PNG);
        ComparisonSheet.write(
                SheetTable.of(photo, all),
                SheetStyle.light(software),
                format,
                texts,
                target,
                overwrite);
    }

    private SheetTile painted(Tile tile, DepthRange first) {
        DepthRange shown = oneRange ? first : range.resolve(tile.map());
        var scale = ColorScale.of(colormap, tile.map().kind(), shown);
        return SheetTile.depth(tile.title(), tile.facts(), tile.map(), scale);
    }
}
