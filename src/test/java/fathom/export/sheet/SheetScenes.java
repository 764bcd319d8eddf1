package fathom.export.sheet;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A red photograph, ramps of depth, and where a sheet puts them. */
final class SheetScenes {
    static final int PHOTO_RED = 0xc01020;
    static final Colormap VIRIDIS = Colormaps.byName("viridis").orElseThrow();
    static final SheetStyle STYLE = SheetStyle.light("Fathom · a footer");

    private SheetScenes() {}

    static Photo photo(int width, int height, String name) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (PHOTO_RED >> 16);
            rgb[i + 1] = (byte) (PHOTO_RED >> 8 & 0xff);
            rgb[i + 2] = (byte) (PHOTO_RED & 0xff);
        }
        return Photo.adopt(name, width, height, rgb, null, PhotoFacts.NONE);
    }

    static SheetTile ramp(int width, int height) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = i % width;
        return tile(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(width, height, values), "Ramp");
    }

    static SheetTile tile(DepthKind kind, FloatGrid grid, String title) {
        return SheetTile.depth(title, List.of(), DepthMap.of(kind, grid), scale(kind));
    }

    static ColorScale scale(DepthKind kind) {
        return ColorScale.of(VIRIDIS, kind, new DepthRange(0, 511));
    }

    static SheetLayout layout(int width, int height, int models) {
        return layout(width, height, models, 1);
    }

    static SheetLayout layout(int width, int height, int models, int factLines) {
        var grid = SheetGrid.choose(width, height, models + 1);
        var type = SheetType.forCells(SheetLayout.cellWidth(grid.pictureWidth()), grid.columns());
        var legends = new ArrayList<Boolean>(Collections.nCopies(models + 1, true));
        legends.set(0, false);
        return SheetLayout.of(grid, legends, type, factLines, true);
    }
}
