package fathom.export.sheet;

import fathom.export.AtomicFiles;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A photograph and what networks made of it, side by side in one picture for a paper: each with its
 * name and facts, all numbers with a legend of their range and unit.
 */
public final class ComparisonSheet {
    private final SheetStyle style;
    private final List<SheetTile> tiles;
    private final SheetType type;
    private final List<List<String>> facts;
    private final SheetLayout layout;

    private ComparisonSheet(Photo photo, List<SheetTile> others, SheetStyle style) {
        this.style = style;
        this.tiles = new ArrayList<>();
        tiles.add(new SheetTile.Picture(photo.name(), factsOf(photo), photo));
        tiles.addAll(others);
        var grid = SheetGrid.choose(photo.width(), photo.height(), tiles.size());
        int cellWidth = SheetLayout.cellWidth(grid.pictureWidth());
        type = SheetType.forCells(cellWidth, grid.columns());
        facts = tiles.stream().map(tile -> type.facts().lines(tile.facts(), cellWidth)).toList();
        int factLines = facts.stream().mapToInt(List::size).max().orElse(0);
        layout = SheetLayout.of(grid, tiles.size(), type, factLines, !style.footer().isEmpty());
    }

    /** Draws the sheet; its longer side is about 3000 pixels at most with up to six networks. */
    public static SheetImage compose(Photo photo, List<SheetTile> tiles, SheetStyle style) {
        var sheet = new ComparisonSheet(photo, tiles, style);
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
            Photo photo,
            List<SheetTile> tiles,
            SheetStyle style,
            SheetFormat format,
            Map<String, String> texts,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        if (format == SheetFormat.PNG) {
            writePng(compose(photo, tiles, style), texts, target, overwrite);
            return;
        }
        var sheet = new ComparisonSheet(photo, tiles, style);
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
        for (int i = 0; i < tiles.size(); i++) {
            SheetTile tile = tiles.get(i);
            SheetLayout.Cell cell = layout.cells().get(i);
            drawWords(surface, cell, tile.title(), facts.get(i));
            switch (tile) {
                case SheetTile.Picture picture ->
                        surface.picture(
                                pictures.of(picture.photo(), cell.picture()), cell.picture());
                case SheetTile.Values values -> {
                    surface.picture(
                            pictures.of(values.grid(), values.scale(), cell.picture()),
                            cell.picture());
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
        surface.frame(cell.picture(), theme.line);
    }

    private static List<String> factsOf(Photo photo) {
        var facts = new ArrayList<String>();
        facts.add(photo.width() + " × " + photo.height() + " px");
        photo.facts().camera().ifPresent(facts::add);
        return facts;
    }
}
