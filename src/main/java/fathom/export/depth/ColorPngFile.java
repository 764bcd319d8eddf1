package fathom.export.depth;

import fathom.color.ColorScale;
import fathom.color.DepthColorizer;
import fathom.color.ValueScale;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Depth as an 8-bit colour PNG, transparent where there is none. */
final class ColorPngFile {
    private ColorPngFile() {}

    static void write(DepthExport export, FileChannel file) throws IOException {
        FloatGrid grid = export.map().grid();
        ColorScale colours = export.colours();
        int[] argb = DepthColorizer.argb(grid, colours, DepthColorizer.TRANSPARENT);
        Map<String, String> texts = DepthFacts.keywords(export);
        texts.putAll(legend(colours));
        write(argb, grid.width(), grid.height(), texts, file);
    }

    static void write(
            int[] argb, int width, int height, Map<String, String> texts, FileChannel file)
            throws IOException {
        PngFormat format = hasGaps(argb) ? PngFormat.RGBA_8 : PngFormat.RGB_8;
        PngWriter.write(
                file,
                format,
                width,
                height,
                texts,
                (y, target, from) -> copyRow(argb, width, y, format, target, from));
    }

    /** What the colours mean, for the text chunks. */
    static Map<String, String> legend(ValueScale colours) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("colormap", colours.colormap().id());
        texts.put("color-low", Float.toString(colours.range().low()));
        texts.put("color-high", Float.toString(colours.range().high()));
        texts.put("color-first", colours.firstColourLabel());
        texts.put("color-last", colours.lastColourLabel());
        return texts;
    }

    private static boolean hasGaps(int[] argb) {
        for (int colour : argb) {
            if (colour >>> 24 != 0xff) return true;
        }
        return false;
    }

    private static void copyRow(
            int[] argb, int width, int y, PngFormat format, byte[] target, int from) {
        int at = from;
        for (int i = y * width; i < (y + 1) * width; i++) {
            target[at++] = (byte) (argb[i] >> 16);
            target[at++] = (byte) (argb[i] >> 8);
            target[at++] = (byte) argb[i];
            if (format == PngFormat.RGBA_8) target[at++] = (byte) (argb[i] >> 24);
        }
    }
}
