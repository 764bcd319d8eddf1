package fathom.export.depth;

import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a depth map in one of the formats; the file appears complete or not at all. */
public final class DepthExporter {
    private DepthExporter() {}

    /**
     * Returns warnings, one line each, about values that the format could not hold; usually none.
     */
    public static List<String> write(
            DepthFormat format, DepthExport export, Path target, boolean overwrite)
            throws UserFacingException {
        var warnings = new ArrayList<String>();
        AtomicFiles.write(
                target, overwrite, file -> warnings.addAll(content(format, export, file)));
        return List.copyOf(warnings);
    }

    private static List<String> content(DepthFormat format, DepthExport export, FileChannel file)
            throws IOException {
        FloatGrid grid = export.map().grid();
        switch (format) {
            case PNG16 -> {
                return Png16File.write(export, file);
            }
            case NPY -> NpyFile.write(SampleRows.of(grid), file);
            case PFM -> PfmFile.write(SampleRows.of(grid), file);
            case EXR -> ExrFile.write(export, file);
            case TIFF32 -> TiffFile.write(SampleRows.of(grid), DepthFacts.lines(export), file);
            case COLOR -> ColorPngFile.write(export, file);
        }
        return List.of();
    }
}
