package fathom.export.sheet;

import fathom.export.AtomicFiles;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.job.UserFacingException;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Photographs and what networks made of them, side by side in one picture for a paper: each with
 * its name and facts, all numbers with a legend of their range and unit.
 */
public final class ComparisonSheet {
    private final SheetStyle style;
    private final SheetTable table;
    private final SheetType type;
    private final List<List<String>> facts;
    private final SheetLayout layout;

    private ComparisonSheet(SheetTable table, SheetStyle style) {
        this.style = style;
        this.table = table;
        var grid = SheetGrid.of(table);
        int cellWidth = SheetLayout.cellWidth(grid.pictureWidth());
        type = SheetType.forCells(cellWidth, grid.columns());
        facts = table.cells().stream().map(cell -> factsOf(cell, cellWidth)).toList();
        int factLines = facts.stream().mapToInt(List::size).max().orElse(0);
        var legends = table.cells().stream().map(ComparisonSheet::hasLegend).toList();
        layout = SheetLayout.of(grid, legends, type, factLines, !style.footer().isEmpty());
    }

    private List<String> factsOf(SheetTable.Cell cell, int width) {
        return cell instanceof SheetTable.Filled filled
                ? type.facts().lines(filled.tile().facts(), width)
                : List.of();
    }

    private static boolean hasLegend(SheetTable.Cell cell) {
        return cell instanceof SheetTable.Filled filled
                && filled.tile() instanceof SheetTile.Values;
    }

    /** Draws the sheet; its longer side is about 3000 pixels at most with up to six networks. */
    public static SheetImage compose(SheetTable table, SheetStyle style) {
        var sheet = new ComparisonSheet(table, style);
        var canvas = new Canvas(sheet.layout.width(), sheet.layout.height(), style.theme().paper);
        sheet.draw(canvas);
        return canvas.toImage();
    }

    /**
     * Writes a sheet.
     *
     * @param texts keyword to text, which say where it comes from
     */
    public static void write(
            SheetTable table,
            SheetStyle style,
            SheetFormat format,
            Map<String, String> texts,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        if (format == SheetFormat.PNG) {
            writePng(compose(table, style), texts, target, overwrite);
            return;
        }
        var sheet = new ComparisonSheet(table, style);
        var drawing = new Drawing(sheet.layout.width(), sheet.layout.height(), style.theme().paper);
        sheet.draw(drawing);
        AtomicFiles.write(
                target,
                overwrite,
                file -> {
                    var bytes =
                            ByteBuffer.wrap(
                                    format == SheetFormat.SVG
                                            ? SvgWriter.write(drawing, texts)
                                            : PdfWriter.write(drawing, texts));
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    private static void writePng(
            SheetImage sheet, Map<String, String> texts, Path target, boolean overwrite)
            throws UserFacingException {
        AtomicFiles.write(
                target,
                overwrite,
                file ->
                        PngWriter.write(
                                file,
                                PngFormat.RGB_8,
                                sheet.width(),
                                sheet.height(),
                                texts,
                                sheet::copyRow));
    }

    private void draw(Surface surface) {
        var theme = style.theme();
        var pictures = new TilePictures(theme);
        var legend = new Legend(type, theme);
        for (int i = 0; i < table.cells().size(); i++) {
            if (!(table.cells().get(i) instanceof SheetTable.Filled filled)) continue;
            SheetTile tile = filled.tile();
            SheetLayout.Cell cell = layout.cells().get(i);
            Box box = cell.picture().fitted(filled.photoWidth(), filled.photoHeight());
            drawWords(surface, cell, tile.title(), facts.get(i));
            surface.frame(box, theme.line);
            switch (tile) {
                case SheetTile.Picture picture ->
                        surface.picture(pictures.of(picture.photo(), box), box);
                case SheetTile.Values values -> {
                    surface.picture(pictures.of(values, box), box);
                    legend.draw(surface, values.scale(), cell.legend());
                }
            }
        }
        type.small().drawIn(surface, style.footer(), layout.footer(), theme.mutedInk);
    }

    private void drawWords(
            Surface surface, SheetLayout.Cell cell, String title, List<String> lines) {
        var theme = style.theme();
        type.title().drawIn(surface, title, cell.title(), theme.ink);
        for (int i = 0; i < lines.size(); i++) {
            type.facts().drawIn(surface, lines.get(i), cell.facts().get(i), theme.mutedInk);
        }
    }
}
