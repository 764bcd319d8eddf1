package fathom.export.sheet;

import fathom.color.ColorScale;
import fathom.color.ValueScale;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

import java.util.ArrayList;
import java.util.List;

/**
 * One picture of a sheet. All cover the whole photograph, at any resolution.
 *
 * <p>Titles are names; facts are what else a reader should know, such as input size and time, in a
 * few words each.
 */
public sealed interface SheetTile {
    String title();

    List<String> facts();

    /**
     * Numbers in colours, with a legend.
     *
     * @param scale paints the values and their legend
     * @param isolineStep the distance of lines of equal value; 0 for none
     */
    record Values(
            String title, List<String> facts, FloatGrid grid, ValueScale scale, double isolineStep)
            implements SheetTile {
        public Values {
            facts = List.copyOf(facts);
        }

        public Values(String title, List<String> facts, FloatGrid grid, ValueScale scale) {
            this(title, facts, grid, scale, 0);
        }
    }

    /** Colours that need no legend: the photograph, surface normals. */
    record Picture(String title, List<String> facts, Photo photo) implements SheetTile {
        public Picture {
            facts = List.copyOf(facts);
        }
    }

    /** A photograph with its size and its camera. */
    static SheetTile photograph(Photo photo) {
        var facts = new ArrayList<String>();
        facts.add(photo.width() + " × " + photo.height() + " px");
        photo.facts().camera().ifPresent(facts::add);
        return new Picture(photo.name(), facts, photo);
    }

    /** A depth map; what its values mean is added to the facts. */
    static SheetTile depth(String title, List<String> facts, DepthMap map, ColorScale scale) {
        if (map.kind() != scale.kind()) {
            throw new IllegalArgumentException(
                    "A scale for %s cannot paint %s"
                            .formatted(scale.kind().label(), map.kind().label()));
        }
        var all = new ArrayList<>(facts);
        all.add(meaning(map.kind()));
        return new Values(title, all, map.grid(), scale);
    }

    private static String meaning(DepthKind kind) {
        String direction = kind.largerIsNearer() ? "larger = nearer" : "larger = farther";
        return kind.unit().isEmpty()
                ? kind.label() + ", " + direction
                : kind.label() + " in " + kind.unit();
    }
}
