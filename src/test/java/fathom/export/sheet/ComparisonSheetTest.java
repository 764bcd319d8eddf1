package fathom.export.sheet;

import static fathom.export.sheet.SheetScenes.PHOTO_RED;
import static fathom.export.sheet.SheetScenes.STYLE;
import static fathom.export.sheet.SheetScenes.VIRIDIS;
import static fathom.export.sheet.SheetScenes.layout;
import static fathom.export.sheet.SheetScenes.photo;
import static fathom.export.sheet.SheetScenes.ramp;
import static fathom.export.sheet.SheetScenes.scale;
import static fathom.export.sheet.SheetScenes.tile;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;

class ComparisonSheetTest {
    private static final int WHITE = 0xffffff;

    @Test
    void aRampShowsTheColormapFromItsFirstColourToItsLast() {
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(photo(512, 300, "p"), List.of(ramp(512, 300))), STYLE);
        Box picture = layout(512, 300, 1).cells().get(1).picture();

        assertThat(picture.width()).isEqualTo(512);
        for (int x = 0; x < 512; x++) {
            // Column x holds x, the range is 0 to 511; matplotlib takes entry floor(256 p).
            int entry = Math.min(255, (int) Math.floor(256 * (x / 511.0)));
            assertThat(sheet.rgbAt(picture.x() + x, picture.y() + 150))
                    .isEqualTo(VIRIDIS.argbAt(entry) & 0xffffff);
        }
    }

    @Test
    void thePhotographStandsFirstInItsOwnColours() {
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(photo(512, 300, "p"), List.of(ramp(512, 300))), STYLE);
        Box picture = layout(512, 300, 1).cells().getFirst().picture();

        assertThat(sheet.rgbAt(picture.x(), picture.y())).isEqualTo(PHOTO_RED);
        assertThat(sheet.rgbAt(picture.right() - 1, picture.bottom() - 1)).isEqualTo(PHOTO_RED);
        assertThat(sheet.rgbAt(picture.x() - 2, picture.y())).isEqualTo(WHITE);
        assertThat(sheet.rgbAt(picture.right() + 1, picture.y())).isEqualTo(WHITE);
    }

    @Test
    void theLegendEndsInTheColormapsEnds() {
        var tile = ramp(512, 300);
        var sheet =
                ComparisonSheet.compose(SheetTable.of(photo(512, 300, "p"), List.of(tile)), STYLE);
        var layout = layout(512, 300, 1);
        Box legend = layout.cells().get(1).legend();
        Box bar =
                new Legend(layout.type(), SheetStyle.Theme.LIGHT)
                        .bar(((SheetTile.Values) tile).scale(), legend);

        int y = bar.y() + bar.height() / 2;
        assertThat(sheet.rgbAt(bar.x(), y)).isEqualTo(0x440154);
        assertThat(sheet.rgbAt(bar.right() - 1, y)).isEqualTo(0xfde724);
        assertThat(inkIn(sheet, new Box(legend.x(), legend.y(), bar.x() - legend.x(), 10)))
                .as("the word 'far'")
                .isPositive();
    }

    @Test
    void aLegendSaysTheUnitOfMetresOnly() {
        var metric = tile(DepthKind.METRIC_DEPTH, FloatGrid.filled(400, 300, 3f), "Metric");
        var relative = tile(DepthKind.RELATIVE_DEPTH, FloatGrid.filled(400, 300, 3f), "Relative");
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(photo(400, 300, "p"), List.of(metric, relative)), STYLE);
        var layout = layout(400, 300, 2);

        assertThat(tickInk(sheet, layout, 1)).isGreaterThan(1.2 * tickInk(sheet, layout, 2));
    }

    @Test
    void shrinkingAveragesDepthAndLeavesHalfEmptyPixelsHalfTransparent() {
        var values = new float[1800 * 1200];
        for (int y = 0; y < 1200; y++) {
            for (int x = 0; x < 1800; x++) {
                // Upper half: 100 and 411 in turn, on average the middle of the range. Lower: none.
                values[y * 1800 + x] = y < 600 ? (x % 2 == 0 ? 100 : 411) : Float.NaN;
            }
        }
        var tile = tile(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(1800, 1200, values), "t");
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(photo(1800, 1200, "p"), List.of(tile)), STYLE);
        Box picture = layout(1800, 1200, 1).cells().get(1).picture();

        assertThat(picture.width()).isEqualTo(900);
        int middle = VIRIDIS.argbFor(255.5 / 511) & 0xffffff;
        assertThat(sheet.rgbAt(picture.x() + 450, picture.y() + 100)).isEqualTo(middle);
        assertThat(sheet.rgbAt(picture.x() + 450, picture.y() + 500))
                .isIn(SheetStyle.Theme.LIGHT.gapLight, SheetStyle.Theme.LIGHT.gapDark);
    }

    @ParameterizedTest
    @CsvSource({
        "1600, 1200, 1",
        "1600, 1200, 2",
        "1600, 1200, 6",
        "900, 1350, 3",
        "6000, 900, 1",
        "6000, 900, 4",
        "37, 53, 1",
        "37, 53, 6",
        "1, 1, 1",
        "1, 4000, 2",
        "4000, 1, 3"
    })
    void wordsStayInTheirCellWhateverTheSizes(int width, int height, int models) {
        String longName = "A name that goes on and on, as exported networks' names do ".repeat(4);
        var grid = FloatGrid.filled(width, height, 200f);
        var tile =
                SheetTile.depth(
                        longName,
                        List.of(longName, "84 ms"),
                        DepthMap.of(DepthKind.RELATIVE_DISPARITY, grid),
                        scale(DepthKind.RELATIVE_DISPARITY));
        var style = SheetStyle.light(longName.repeat(3));
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(
                                photo(width, height, longName + ".jpg"),
                                Collections.nCopies(models, tile)),
                        style);
        var layout = layout(width, height, models, 2);

        assertThat(sheet.width()).isEqualTo(layout.width()).isLessThan(3100);
        assertThat(sheet.height()).isEqualTo(layout.height()).isLessThan(5000);
        for (SheetLayout.Cell cell : layout.cells()) {
            assertThat(inkIn(sheet, cell.title())).as("a title").isPositive();
            assertThat(inkIn(sheet, cell.facts().getFirst())).as("facts").isPositive();
            assertThat(inkBeside(sheet, cell)).as("words beside the cell").isZero();
        }
        assertThat(inkIn(sheet, layout.footer())).as("the footer").isPositive();
        Box border = new Box(sheet.width() - 8, 0, 8, sheet.height());
        assertThat(inkIn(sheet, border)).as("the right border").isZero();
    }

    @Test
    void aTinyPhotographIsEnlargedInWholePixels() {
        Box picture = layout(37, 53, 1).cells().getFirst().picture();
        assertThat(picture.width() % 37).isZero();
        assertThat(picture.height() % 53).isZero();
        assertThat(picture.height()).isBetween(400, 640);
    }

    @Test
    void linesOfEqualValueStandWhereTheValuePassesThem() {
        var plain = (SheetTile.Values) ramp(512, 300);
        var lined =
                new SheetTile.Values(
                        plain.title(), plain.facts(), plain.grid(), plain.scale(), 100);
        var sheet =
                ComparisonSheet.compose(SheetTable.of(photo(512, 300, "p"), List.of(lined)), STYLE);
        Box picture = layout(512, 300, 1).cells().get(1).picture();

        // Column x holds x: the last before 100, 200, ... is dark from top to bottom.
        for (int x = 0; x < 512; x++) {
            boolean line = x % 100 == 99;
            for (int y : new int[] {0, 150, 299}) {
                int rgb = sheet.rgbAt(picture.x() + x, picture.y() + y);
                assertThat(rgb == 0x101418).as("column %d", x).isEqualTo(line);
            }
        }
    }

    @Test
    void aTableHasItsColumnsAndShapesEachTileAfterItsOwnPhotograph() {
        var wide = photo(512, 256, "wide");
        var tall = photo(256, 512, "tall");
        var table =
                new SheetTable(
                        2,
                        List.of(
                                SheetTable.Filled.of(SheetTile.photograph(wide), wide),
                                new SheetTable.Blank(),
                                SheetTable.Filled.of(SheetTile.photograph(tall), tall),
                                SheetTable.Filled.of(ramp(256, 512), tall)));
        var sheet = ComparisonSheet.compose(table, SheetStyle.light(""));
        var grid = SheetGrid.of(table);
        var type = SheetType.forCells(SheetLayout.cellWidth(grid.pictureWidth()), 2);
        var layout = SheetLayout.of(grid, List.of(false, false, false, true), type, 1, false);

        assertThat(grid.columns()).isEqualTo(2);
        assertThat(inkIn(sheet, layout.cells().get(1).picture())).isZero();
        Box cell = layout.cells().get(2).picture();
        int y = cell.y() + cell.height() / 2;
        assertThat(sheet.rgbAt(cell.x() + cell.width() / 2, y)).isEqualTo(PHOTO_RED);
        assertThat(sheet.rgbAt(cell.x() + 3, y)).isEqualTo(WHITE);
        // A fourth as wide as the wide one's cell: half the height, and half of that in width.
        assertThat(cell.fitted(256, 512)).extracting(Box::width).isEqualTo(cell.width() / 4);
    }

    @Test
    void onTheDarkSheetLettersAreLight() {
        var sheet =
                ComparisonSheet.compose(
                        SheetTable.of(photo(400, 300, "HHH"), List.of(ramp(400, 300))),
                        SheetStyle.dark(""));
        Box title = layout(400, 300, 1).cells().getFirst().title();
        int lightest = 0;
        for (int y = title.y(); y < title.bottom(); y++) {
            for (int x = title.x(); x < title.right(); x++) {
                lightest = Math.max(lightest, sheet.rgbAt(x, y) >> 8 & 0xff);
            }
        }
        assertThat(sheet.rgbAt(0, 0)).isEqualTo(SheetStyle.Theme.DARK.paper);
        assertThat(lightest).isGreaterThan(200);
    }

    private static double tickInk(SheetImage sheet, SheetLayout layout, int tile) {
        Box legend = layout.cells().get(tile).legend();
        int numbers = layout.type().small().lineHeight();
        return inkIn(
                sheet, new Box(legend.x(), legend.bottom() - numbers, legend.width(), numbers));
    }

    /** What is written left and right of a cell's words, halfway into the gaps. */
    private static double inkBeside(SheetImage sheet, SheetLayout.Cell cell) {
        Box title = cell.title();
        int height = cell.picture().y() - 2 - title.y();
        return inkIn(sheet, new Box(title.x() - 10, title.y(), 8, height))
                + inkIn(sheet, new Box(title.right() + 2, title.y(), 8, height));
    }

    /** How far from white, summed over the box. */
    private static double inkIn(SheetImage sheet, Box box) {
        double ink = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                ink += 255 - (sheet.rgbAt(x, y) >> 8 & 0xff);
            }
        }
        return ink;
    }
}
