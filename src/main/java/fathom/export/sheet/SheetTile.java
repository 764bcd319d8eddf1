package fathom.export.sheet;

import fathom.color.ColorScale;
import fathom.depth.DepthMap;

import java.util.List;

/**
 * One network's depth on a sheet.
 *
 * @param title the network's name
 * @param facts what else a reader should know, such as input size and time, in a few words each;
 *     what the values mean is said by the sheet itself
 * @param map covers the whole photograph, at any resolution
 * @param scale paints the map and its legend
 */
public record SheetTile(String title, List<String> facts, DepthMap map, ColorScale scale) {
    public SheetTile {
        if (map.kind() != scale.kind()) {
            throw new IllegalArgumentException(
                    "A scale for %s cannot paint %s"
                            .formatted(scale.kind().label(), map.kind().label()));
        }
        facts = List.copyOf(facts);
    }
}
