package fathom.export.depth;

import fathom.color.DepthColorizer;
import fathom.export.AtomicFiles;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a network states beside depth in the formats of depth; the file appears complete or
 * not at all.
 *
 * <p>Numbers are written as depth is: one float32 a pixel, NaN where nothing is stated. In 16-bit
 * PNG, numbers from 0 to 1 are 0 to 65535, others 1 to 65535 over their range with 0 for "none".
 *
 * <p>Normals are three float32 a pixel (H×W×3 in NPY, R, G, B in OpenEXR, PFM and TIFF), NaN where
 * there is none, or in PNG 8 or 16 bits a component: (component + 1) / 2 of the largest value,
 * which makes what faces the camera light blue. Without a normal 16-bit PNG has 0, 0, 0, which is
 * no unit vector, and 8-bit PNG is transparent.
 */
public final class StatedExporter {
    private static final int MAX_STEP = 65535;

    private StatedExporter() {}

    public static void write(
            DepthFormat format, StatedExport export, Path target, boolean overwrite)
            throws UserFacingException {
        AtomicFiles.write(
                target,
                overwrite,
                file -> {
                    switch (export) {
                        case StatedExport.Normals normals -> normals(format, normals, file);
                        case StatedExport.Values values -> values(format, values, file);
                    }
                });
    }

    private static void values(DepthFormat format, StatedExport.Values values, FileChannel file)
            throws IOException {
        FloatGrid grid = values.grid();
        var rows = SampleRows.of(grid);
        switch (format) {
            case PNG16 -> png16(values, file);
            case NPY -> NpyFile.write(rows, file);
            case PFM -> PfmFile.write(rows, file);
            case EXR -> exr(values, List.of(new ExrFile.Channel("Y", false, rows.rows())), file);
            case TIFF32 -> TiffFile.write(rows, lines(values.texts()), file);
            case COLOR -> {
                var colours = values.colours();
                var texts = new LinkedHashMap<>(values.texts());
                texts.putAll(ColorPngFile.legend(colours));
                int[] argb = DepthColorizer.argb(grid, colours, DepthColorizer.TRANSPARENT);
                ColorPngFile.write(argb, grid.width(), grid.height(), texts, file);
            }
        }
    }

    private static void png16(StatedExport.Values values, FileChannel file) throws IOException {
        FloatGrid grid = values.grid();
        var range = values.range();
        double perStep = ((double) range.high() - range.low()) / (MAX_STEP - 1);
        var code = new Png16Code(range.low() - perStep, perStep, Map.of());
        var texts = new LinkedHashMap<>(values.texts());
        texts.put("low", Double.toString(range.low()));
        texts.put("high", Double.toString(range.high()));
        texts.put(
                "Description",
                values.share()
                        ? "value / 65535"
                        : "low + (value - 1) / 65534 * (high - low), 0 = none");
        PngWriter.write(
                file,
                PngFormat.GRAY_16,
                grid.width(),
                grid.height(),
                texts,
                (y, target, from) -> {
                    for (int x = 0; x < grid.width(); x++) {
                        float value = grid.at(x, y);
                        int step = values.share() ? share(value) : code.encode(value);
                        putBigEndian(step, target, from + 2 * x);
                    }
                });
    }

    private static void normals(DepthFormat format, StatedExport.Normals normals, FileChannel file)
            throws IOException {
        int width = normals.width();
        var rows = new SampleRows(width, normals.height(), 3, (y, row) -> mixed(normals, y, row));
        switch (format) {
            case PNG16 -> normals16(normals, file);
            case NPY -> NpyFile.write(rows, file);
            case PFM -> PfmFile.write(rows, file);
            case EXR ->
                    exr(
                            normals,
                            List.of(
                                    plane("R", width, normals::xAt),
                                    plane("G", width, normals::upAt),
                                    plane("B", width, normals::towardsAt)),
                            file);
            case TIFF32 -> TiffFile.write(rows, lines(normals.texts()), file);
            case COLOR ->
                    ColorPngFile.write(
                            argb(normals), width, normals.height(), normals.texts(), file);
        }
    }

    private static void normals16(StatedExport.Normals normals, FileChannel file)
            throws IOException {
        int width = normals.width();
        var texts = new LinkedHashMap<>(normals.texts());
        texts.put("Description", "component = value / 65535 * 2 - 1, 0 0 0 = no normal");
        PngWriter.write(
                file,
                PngFormat.RGB_16,
                width,
                normals.height(),
                texts,
                (y, target, from) -> {
                    for (int x = 0; x < width; x++) {
                        int index = y * width + x;
                        int at = from + 6 * x;
                        putBigEndian(level(normals.xAt(index), MAX_STEP), target, at);
                        putBigEndian(level(normals.upAt(index), MAX_STEP), target, at + 2);
                        putBigEndian(level(normals.towardsAt(index), MAX_STEP), target, at + 4);
                    }
                });
    }

    private static int[] argb(StatedExport.Normals normals) {
        var argb = new int[normals.width() * normals.height()];
        for (int i = 0; i < argb.length; i++) {
            if (Float.isNaN(normals.xAt(i))) continue;
            argb[i] =
                    0xff000000
                            | level(normals.xAt(i), 255) << 16
                            | level(normals.upAt(i), 255) << 8
                            | level(normals.towardsAt(i), 255);
        }
        return argb;
    }

    private static void mixed(StatedExport.Normals normals, int y, float[] row) {
        for (int x = 0; x < normals.width(); x++) {
            int index = y * normals.width() + x;
            row[3 * x] = normals.xAt(index);
            row[3 * x + 1] = normals.upAt(index);
            row[3 * x + 2] = normals.towardsAt(index);
        }
    }

    @FunctionalInterface
    private interface Component {
        float at(int index);
    }

    private static ExrFile.Channel plane(String name, int width, Component component) {
        return new ExrFile.Channel(
                name,
                false,
                (y, row) -> {
                    for (int x = 0; x < width; x++) row[x] = component.at(y * width + x);
                });
    }

    private static void exr(StatedExport export, List<ExrFile.Channel> channels, FileChannel file)
            throws IOException {
        new ExrFile(export.width(), export.height(), channels, lines(export.texts())).write(file);
    }

    private static String lines(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getKey() + ": " + text.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** 0 for what is no number. */
    private static int level(float component, int most) {
        return Math.clamp(Math.round((component + 1.0) / 2 * most), 0, most);
    }

    private static int share(float value) {
        return Math.clamp(Math.round((double) value * MAX_STEP), 0, MAX_STEP);
    }

    private static void putBigEndian(int step, byte[] target, int at) {
        target[at] = (byte) (step >> 8);
        target[at + 1] = (byte) step;
    }
}
