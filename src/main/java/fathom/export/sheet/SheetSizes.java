package fathom.export.sheet;

/**
 * About how large a sheet's file becomes: within a quarter for sheets of a photograph and its
 * depth. The numbers of bytes were counted in sheets of six photographs of 0.3 to 12 megapixels.
 */
public final class SheetSizes {
    private static final double BYTES_A_PIXEL_OF_PICTURES = 1.8;
    private static final double BYTES_A_PIXEL_OF_VALUES = 0.5;
    private static final int BYTES_OF_WORDS = 30_000;

    private SheetSizes() {}

    public static long of(SheetTable table, SheetFormat format) {
        var grid = SheetGrid.of(table);
        long pixels = (long) grid.pictureWidth() * grid.pictureHeight();
        double bytes = 0;
        for (var cell : table.cells()) {
            bytes +=
                    switch (cell) {
                        case SheetTable.Blank _ -> 0;
                        case SheetTable.Filled filled ->
                                BYTES_OF_WORDS + pixels * bytesAPixel(filled.tile());
                    };
        }
        return Math.round(bytes * share(format));
    }

    private static double bytesAPixel(SheetTile tile) {
        return switch (tile) {
            case SheetTile.Picture _ -> BYTES_A_PIXEL_OF_PICTURES;
            case SheetTile.Values _ -> BYTES_A_PIXEL_OF_VALUES;
        };
    }

    /** To the PNG: an SVG holds the pictures as text. */
    private static double share(SheetFormat format) {
        return switch (format) {
            case PNG -> 1;
            case SVG -> 1.25;
            case PDF -> 0.97;
        };
    }
}
