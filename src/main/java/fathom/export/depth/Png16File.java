package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Depth as 16-bit gray PNG; 0 means "no depth". Relative maps use 1 to 65535 over their range,
 * metric maps a number of steps a metre. What the steps mean stands in text chunks.
 */
final class Png16File {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png16File() {}

    /** Returns warnings: how many values did not fit. */
    static List<String> write(DepthExport export, FileChannel file) throws IOException {
        FloatGrid grid = export.map().grid();
        Png16Code code = Png16Code.choose(export);
        Map<String, String> texts = DepthFacts.keywords(export);
        texts.putAll(code.texts());
        PngWriter.write(
                file,
                PngFormat.GRAY_16,
                grid.width(),
                grid.height(),
                texts,
                (y, target, from) -> encodeRow(grid, y, code, target, from));
        return code.warnings(grid);
    }

    private static void encodeRow(FloatGrid grid, int y, Png16Code code, byte[] target, int from) {
        int at = from;
        for (int x = 0; x < grid.width(); x++) {
            int step = code.encode(grid.at(x, y));
            target[at++] = (byte) (step >> 8);
            target[at++] = (byte) step;
        }
    }

    static boolean recognises(byte[] bytes) {
        return bytes.length > SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * The values themselves when the text chunks say what the steps mean, else the steps.
     *
     * @param asSteps whether the text chunks are not asked
     */
    static StoredDepth read(byte[] bytes, boolean asSteps) throws IOException {
        FloatGrid steps = PngDepthReader.readGray(bytes);
        Map<String, String> texts = PngDepthReader.texts(bytes);
        Optional<DepthKind> kind =
                Optional.ofNullable(texts.get(DepthFacts.KIND)).flatMap(DepthKind::fromId);
        Optional<Png16Code> code =
                asSteps
                        ? Optional.empty()
                        : kind.flatMap(stated -> Png16Code.statedIn(texts, stated));
        if (code.isEmpty()) return StoredDepth.steps(steps);
        float[] values = new float[steps.size()];
        for (int i = 0; i < values.length; i++) values[i] = code.get().decode((int) steps.at(i));
        return StoredDepth.floats(FloatGrid.adopt(steps.width(), steps.height(), values), kind);
    }
}
