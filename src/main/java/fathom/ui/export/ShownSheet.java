package fathom.ui.export;

import fathom.evaluate.Metric;
import fathom.export.sheet.SheetTile;
import fathom.raster.FloatGrid;
import fathom.ui.state.EvaluationViewModel.ModelScore;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import java.util.ArrayList;
import java.util.List;

/**
 * The tiles as a comparison sheet has them: what each shows at this moment, its caption, and its
 * metrics where the photograph is being measured. A tile that has nothing to show is left out.
 */
public final class ShownSheet {
    private static final String SEPARATOR = " \u00b7 ";

    private ShownSheet() {}

    /** All but the photograph. */
    public static List<SheetTile> of(WorkbenchViewModel workbench) {
        var tiles = new ArrayList<SheetTile>();
        var images = workbench.images().images().get();
        for (TileContent tile : workbench.tiles()) {
            var image = images.get(tile.key());
            switch (image) {
                case TileImage.OfValues values -> {
                    var facts = facts(workbench, tile, values.caption());
                    tiles.add(
                            new SheetTile.Values(
                                    tile.title(), facts, seen(values), values.scale()));
                }
                case TileImage.OfNormals normals ->
                        tiles.add(
                                new SheetTile.Picture(
                                        tile.title(),
                                        facts(workbench, tile, normals.caption()),
                                        normals.colours()));
                case null, default -> {
                    // The photograph is on every sheet; the others have nothing to show.
                }
            }
        }
        return tiles;
    }

    private static List<String> facts(
            WorkbenchViewModel workbench, TileContent tile, String caption) {
        var facts = new ArrayList<String>();
        var result = tile.result();
        if (result != null) facts.add(DepthText.duration(result.timings().estimateMs()));
        facts.addAll(List.of(caption.split(SEPARATOR)));
        for (ModelScore score : workbench.evaluation().scores().get()) {
            if (!score.tile().key().equals(tile.key()) || score.score().isEmpty()) continue;
            var values = score.score().get().values();
            facts.add(
                    Messages.text(
                            "export.sheet.metrics",
                            DepthText.number(values.get(Metric.ABS_REL)),
                            DepthText.number(values.get(Metric.DELTA_1)),
                            workbench.evaluation().protocolProperty().get().id()));
        }
        return facts;
    }

    /** Without what a window of values leaves out. */
    private static FloatGrid seen(TileImage.OfValues image) {
        if (!image.windowed()) return image.grid();
        var range = image.scale().range();
        float[] values = image.grid().toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < range.low() || values[i] > range.high()) values[i] = Float.NaN;
        }
        return FloatGrid.adopt(image.grid().width(), image.grid().height(), values);
    }
}
