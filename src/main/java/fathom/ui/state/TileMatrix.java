package fathom.ui.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Where the tiles of several photographs stand: photographs along one side, what there is of each
 * along the other.
 *
 * @param cells row by row, the index of the tile there, or {@link #NONE}
 */
public record TileMatrix(int columns, List<Integer> cells) {
    /** Of a photograph that lacks what the others have, such as ground truth. */
    public static final int NONE = -1;

    public TileMatrix {
        cells = List.copyOf(cells);
    }

    public int rows() {
        return cells.size() / columns;
    }

    /** Whether the tiles are of more than one photograph. */
    public static boolean isNeeded(List<TileContent> tiles) {
        return !tiles.isEmpty()
                && tiles.stream().anyMatch(tile -> !tile.isBeside(tiles.getFirst()));
    }

    /**
     * @param tiles in reading order
     */
    public static TileMatrix of(List<TileContent> tiles, MatrixRows inRows) {
        var photographs = new LinkedHashSet<LibraryItem>();
        var roles = new LinkedHashSet<String>();
        for (var tile : tiles) photographs.add(tile.key().photograph());
        for (var tile : tiles) roles.add(tile.role());
        var keys = tiles.stream().map(TileContent::key).toList();
        var cells = new ArrayList<Integer>();
        if (inRows == MatrixRows.PHOTOGRAPHS) {
            for (var photograph : photographs) {
                for (var role : roles) cells.add(keys.indexOf(new TileKey(photograph, role)));
            }
            return new TileMatrix(roles.size(), cells);
        }
        for (var role : roles) {
            for (var photograph : photographs) {
                cells.add(keys.indexOf(new TileKey(photograph, role)));
            }
        }
        return new TileMatrix(photographs.size(), cells);
    }

    /**
     * The tiles of all photographs in the order in which they are read.
     *
     * @param groups the tiles of each photograph
     */
    static List<TileContent> inReadingOrder(List<List<TileContent>> groups, MatrixRows inRows) {
        if (inRows == MatrixRows.PHOTOGRAPHS) return groups.stream().flatMap(List::stream).toList();
        var roles = new LinkedHashSet<String>();
        for (var group : groups) for (var tile : group) roles.add(tile.role());
        // A model may be chosen after ground truth has come: it stands before that all the same.
        if (roles.remove(TileContent.GROUND_TRUTH)) roles.add(TileContent.GROUND_TRUTH);
        var ordered = new ArrayList<TileContent>();
        for (var role : roles) {
            for (var group : groups) {
                group.stream().filter(tile -> tile.role().equals(role)).forEach(ordered::add);
            }
        }
        return ordered;
    }

    /**
     * The part of the chosen size that shows a tile.
     *
     * @param tile its index
     */
    public TileMatrix page(int tile, GridChoice size) {
        if (size.isAutomatic()) return this;
        int at = Math.max(0, cells.indexOf(tile));
        int left = at % columns / size.columns() * size.columns();
        int top = at / columns / size.rows() * size.rows();
        int width = Math.min(size.columns(), columns - left);
        var part = new ArrayList<Integer>();
        for (int row = top; row < Math.min(top + size.rows(), rows()); row++) {
            for (int column = left; column < left + width; column++) {
                part.add(cells.get(row * columns + column));
            }
        }
        return new TileMatrix(width, part);
    }
}
