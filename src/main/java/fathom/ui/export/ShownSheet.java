package fathom.ui.export;

import fathom.evaluate.Metric;
import fathom.export.sheet.SheetTable;
import fathom.export.sheet.SheetTile;
import fathom.raster.FloatGrid;
import fathom.ui.state.EvaluationViewModel.ModelScore;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileMatrix;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tiles as a comparison sheet has them: what each shows at this moment, its caption, and its
 * metrics where the photograph is being measured. Several photographs stand as they do in the
 * window; of a single one, a tile that has nothing to show is left out.
 */
public final class ShownSheet {
    private static final String SEPARATOR = " \u00b7 ";

    private ShownSheet() {}

    /** Empty while no depth is shown. */
    public static Optional<SheetTable> of(WorkbenchViewModel workbench) {
        var contents = workbench.tiles();
        var rows = workbench.comparison().rowsProperty().get();
        boolean several = TileMatrix.isNeeded(contents);
        var indices =
                several
                        ? TileMatrix.of(contents, rows).cells()
                        : IntStream.range(0, contents.size()).boxed().toList();
        var cells = new ArrayList<SheetTable.Cell>();
        for (int index : indices) {
            var filled =
                    index == TileMatrix.NONE
                            ? Optional.<SheetTable.Cell>empty()
                            : cell(workbench, contents.get(index));
            if (several) cells.add(filled.orElseGet(SheetTable.Blank::new));
            else filled.ifPresent(cells::add);
        }
        boolean any =
                contents.stream().anyMatch(tile -> !tile.isPhoto() && isShown(workbench, tile));
        int columns = several ? TileMatrix.of(contents, rows).columns() : 0;
        return any ? Optional.of(new SheetTable(columns, cells)) : Optional.empty();
    }

    private static boolean isShown(WorkbenchViewModel workbench, TileContent tile) {
        var image = workbench.images().images().get().get(tile.key());
        return image instanceof TileImage.OfValues || image instanceof TileImage.OfNormals;
    }

    private static Optional<SheetTable.Cell> cell(WorkbenchViewModel workbench, TileContent tile) {
        var photo =
                workbench.tiles().stream()
                        .filter(tile::isBeside)
                        .map(TileContent::photo)
                        .filter(Objects::nonNull)
                        .findFirst();
        return photo.flatMap(
                of -> tile(workbench, tile).map(shown -> SheetTable.Filled.of(shown, of)));
    }

    private static Optional<SheetTile> tile(WorkbenchViewModel workbench, TileContent tile) {
        return switch (workbench.images().images().get().get(tile.key())) {
            case TileImage.OfPhoto(var photo) -> Optional.of(SheetTile.photograph(photo));
            case TileImage.OfValues values ->
                    Optional.of(
                            new SheetTile.Values(
                                    tile.title(),
                                    facts(workbench, tile, values.caption()),
                                    seen(values),
                                    values.scale(),
                                    values.isolineStep()));
            case TileImage.OfNormals normals ->
                    Optional.of(
                            new SheetTile.Picture(
                                    tile.title(),
                                    facts(workbench, tile, normals.caption()),
                                    normals.colours()));
            case null, default -> Optional.empty();
        };
    }

    private static List<String> facts(
            WorkbenchViewModel workbench, TileContent tile, String caption) {
        var facts = new ArrayList<String>();
        if (TileMatrix.isNeeded(workbench.tiles())) facts.add(tile.key().photograph().name());
        if (tile.isQuickLook()) facts.add(Messages.text("export.sheet.quick"));
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
