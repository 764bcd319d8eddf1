package fathom.export.sheet;

import fathom.image.Photo;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands where on a sheet.
 *
 * @param columns 0 for as many as give the sheet a pleasant shape
 * @param cells row by row
 */
public record SheetTable(int columns, List<Cell> cells) {

    /** A place on the sheet. */
    public sealed interface Cell {}

    /**
     * A tile of a photograph, which says its proportions.
     *
     * @param photoWidth and {@code photoHeight}: every tile covers the whole photograph
     */
    public record Filled(SheetTile tile, int photoWidth, int photoHeight) implements Cell {
        public static Filled of(SheetTile tile, Photo photo) {
            return new Filled(tile, photo.width(), photo.height());
        }
    }

    /** Where a photograph lacks what others have. */
    public record Blank() implements Cell {}

    public SheetTable {
        cells = List.copyOf(cells);
        if (cells.stream().noneMatch(Filled.class::isInstance)) {
            throw new IllegalArgumentException("A sheet needs a tile");
        }
    }

    /** A photograph, and after it what was made of it. */
    public static SheetTable of(Photo photo, List<SheetTile> tiles) {
        var cells = new ArrayList<Cell>();
        cells.add(Filled.of(SheetTile.photograph(photo), photo));
        for (var tile : tiles) cells.add(Filled.of(tile, photo));
        return new SheetTable(0, cells);
    }

    /** The first tile, after whose photograph all cells are shaped. */
    Filled first() {
        return cells.stream()
                .filter(Filled.class::isInstance)
                .map(Filled.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
