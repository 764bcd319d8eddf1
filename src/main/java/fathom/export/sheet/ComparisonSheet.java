package fathom.export.sheet;

import fathom.depth.DepthKind;
import fathom.export.AtomicFiles;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A photograph and what networks made of it, side by side in one picture for a paper: each with its
 * name and facts, each depth map with a legend of its own range and unit.
 */
public final class ComparisonSheet {
    private ComparisonSheet() {}

    /** Draws the sheet; its longer side is about 3000 pixels at most with up to six networks. */
    public static SheetImage compose(Photo photo, List<SheetTile> tiles, SheetStyle style) {
        int count = tiles.size() + 1;
        var grid = SheetGrid.choose(photo.width(), photo.height(), count);
        int cellWidth = SheetLayout.cellWidth(grid.pictureWidth());
        var type = SheetType.forCells(cellWidth, grid.columns());
        var facts = new ArrayList<List<String>>();
        facts.add(type.facts().lines(factsOf(photo), cellWidth));
        for (SheetTile tile : tiles) facts.add(type.facts().lines(factsOf(tile), cellWidth));
        int factLines = facts.stream().mapToInt(List::size).max().orElse(0);
        var layout = SheetLayout.of(grid, count, type, factLines, !style.footer().isEmpty());

        var canvas = new Canvas(layout.width(), layout.height(), style.theme().paper);
        var pictures = new TilePictures(canvas, style.theme());
        var legend = new Legend(type, style.theme());
        SheetLayout.Cell first = layout.cells().getFirst();
        drawWords(canvas, first, photo.name(), facts.getFirst(), type, style.theme());
        pictures.draw(photo, first.picture());
        for (int i = 1; i < count; i++) {
            SheetTile tile = tiles.get(i - 1);
            SheetLayout.Cell cell = layout.cells().get(i);
            drawWords(canvas, cell, tile.title(), facts.get(i), type, style.theme());
            pictures.draw(tile.map().grid(), tile.scale(), cell.picture());
            legend.draw(canvas, tile.scale(), cell.legend());
        }
        type.small().drawIn(canvas, style.footer(), layout.footer(), style.theme().mutedInk);
        return canvas.toImage();
    }

    /** Writes a sheet as a PNG, with the texts (keyword to text) that say where it comes from. */
    public static void write(
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

    private static void drawWords(
            Canvas canvas,
            SheetLayout.Cell cell,
            String title,
            List<String> facts,
            SheetType type,
            SheetStyle.Theme theme) {
        type.title().drawIn(canvas, title, cell.title(), theme.ink);
        for (int i = 0; i < facts.size(); i++) {
            type.facts().drawIn(canvas, facts.get(i), cell.facts().get(i), theme.mutedInk);
        }
        canvas.frame(cell.picture(), theme.line);
    }

    private static List<String> factsOf(Photo photo) {
        var facts = new ArrayList<String>();
        facts.add(photo.width() + " × " + photo.height() + " px");
        photo.facts().camera().ifPresent(facts::add);
        return facts;
    }

    private static List<String> factsOf(SheetTile tile) {
        var facts = new ArrayList<>(tile.facts());
        facts.add(meaning(tile.map().kind()));
        return facts;
    }

    private static String meaning(DepthKind kind) {
        String direction = kind.largerIsNearer() ? "larger = nearer" : "larger = farther";
        return kind.unit().isEmpty()
                ? kind.label() + ", " + direction
                : kind.label() + " in " + kind.unit();
    }
}
