package fathom.cli;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.RangeChoice;
import fathom.export.sheet.ComparisonSheet;
import fathom.export.sheet.SheetStyle;
import fathom.export.sheet.SheetTile;
import fathom.image.Photo;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A photograph beside its depth by each network, one picture. */
record Sheet(Photo photo, List<DepthResult> results, Colormap colormap, RangeChoice range) {
    void write(Path target, String software, boolean overwrite) throws UserFacingException {
        var tiles = results.stream().map(this::tile).toList();
        var style = new SheetStyle(SheetStyle.Theme.LIGHT, software);
        var texts = Map.of("Software", software, "Source", photo.name());
        ComparisonSheet.write(
                ComparisonSheet.compose(photo, tiles, style), texts, target, overwrite);
    }

    private SheetTile tile(DepthResult result) {
        var scale = ColorScale.of(colormap, result.map().kind(), range.resolve(result.map()));
        var facts =
                List.of(
                        "input %d × %d"
                                .formatted(result.inputSize().width(), result.inputSize().height()),
                        String.format(Locale.ROOT, "%.0f ms", result.timings().estimateMs()));
        return new SheetTile(result.card().name(), facts, result.map(), scale);
    }
}
