package fathom.export.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SheetSizesTest {
    @TempDir private Path folder;

    private static SheetTable table(Photo photo) {
        var values = new float[160 * 120];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 + Math.hypot(i % 160 - 80, i / 160 - 60) / 40);
        }
        var map = new DepthMap.Metric(FloatGrid.adopt(160, 120, values));
        var scale =
                new ColorScale(
                        Colormaps.byName("turbo").orElseThrow(),
                        map.kind(),
                        new DepthRange(1, 4),
                        false);
        return SheetTable.of(photo, List.of(SheetTile.depth("model", List.of(), map, scale)));
    }

    @ParameterizedTest
    @EnumSource
    void aSheetIsAboutAsLargeAsWasSaid(SheetFormat format) throws Exception {
        var table =
                table(
                        new PhotoReader(ReadLimits.DEFAULT)
                                .read(Path.of("assets/photos/coffee.jpg")));
        Path file = folder.resolve("sheet." + format.id());

        ComparisonSheet.write(table, SheetStyle.light("Fathom"), format, Map.of(), file, false);

        double size = Files.size(file);
        assertThat(SheetSizes.of(table, format) / size).isCloseTo(1, within(0.35));
    }
}
