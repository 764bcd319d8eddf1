package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's array file: written as version 1.0, little-endian float32, C order, height x width or,
 * with several numbers a pixel, height x width x samples. Read in versions 1 to 3, either byte
 * order and memory order, real numbers of 1 to 8 bytes, and truth values as 0 and 1; axes of length
 * 1 are dropped.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NPY</a>
 */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREAMBLE = MAGIC.length + 4;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE =
            Pattern.compile("'descr'\\s*:\\s*'([<>|=])([fiub])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private NpyFile() {}

    static boolean recognises(byte[] bytes) {
        return bytes.length >= PREAMBLE
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static void write(SampleRows rows, FileChannel file) throws IOException {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d%s), }"
                        .formatted(
                                rows.height(),
                                rows.width(),
                                rows.samples() == 1 ? "" : ", " + rows.samples());
        int unpadded = PREAMBLE + header.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        var out = new LittleEndianOutput(file);
        out.putBytes(MAGIC);
        out.putByte(1);
        out.putByte(0);
        out.putShort(header.length() + padding + 1);
        out.putText(header + " ".repeat(padding) + "\n");
        rows.writeTopDown(out);
        out.flush();
    }

    static StoredDepth read(byte[] bytes) throws MalformedFileException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int version = bytes[MAGIC.length];
        in.position(PREAMBLE - 2);
        long headerLength = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffffffffL;
        if (headerLength > in.remaining()) {
            throw new MalformedFileException("it is cut off within its header");
        }
        byte[] header = new byte[(int) headerLength];
        in.get(header);
        return readValues(new String(header, StandardCharsets.UTF_8), in);
    }

    private static StoredDepth readValues(String header, ByteBuffer in)
            throws MalformedFileException {
        Matcher type = find(TYPE, header, "a real number type of 1 to 8 bytes");
        int bytesPerValue = Integer.parseInt(type.group(3));
        boolean integers = !type.group(2).equals("f");
        if (!integers && bytesPerValue == 1) {
            throw new MalformedFileException("there is no float type of one byte");
        }
        boolean fortran = find(ORDER, header, "'fortran_order'").group(1).equals("True");
        long[] shape = shapeIn(find(SHAPE, header, "'shape'").group(1));
        GridSize.check(shape[1], shape[0], bytesPerValue, in.remaining());
        in.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int width = (int) shape[1];
        int height = (int) shape[0];
        float[] stored = Numbers.read(in, type.group(2).charAt(0), bytesPerValue, width * height);
        FloatGrid grid =
                FloatGrid.adopt(
                        width, height, fortran ? transposed(stored, width, height) : stored);
        return integers ? StoredDepth.steps(grid) : StoredDepth.floats(grid, Optional.empty());
    }

    private static Matcher find(Pattern pattern, String header, String wanted)
            throws MalformedFileException {
        Matcher found = pattern.matcher(header);
        if (!found.find()) {
            throw new MalformedFileException(
                    "its header lacks %s: %s".formatted(wanted, header.strip()));
        }
        return found;
    }

    private static long[] shapeIn(String text) throws MalformedFileException {
        long[] shape;
        try {
            shape =
                    Arrays.stream(text.replace("L", "").split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .mapToLong(Long::parseLong)
                            .toArray();
        } catch (NumberFormatException tooLong) {
            throw new MalformedFileException("its shape is no shape: (" + text + ")", tooLong);
        }
        long[] axes =
                shape.length == 2
                        ? shape
                        : Arrays.stream(shape).filter(length -> length != 1).toArray();
        if (axes.length == 2) return axes;
        throw new MalformedFileException(
                "it has the shape (%s), and one of height x width is wanted"
                        .formatted(text.strip()));
    }

    private static float[] transposed(float[] byColumns, int width, int height) {
        float[] byRows = new float[byColumns.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) byRows[y * width + x] = byColumns[x * height + y];
        }
        return byRows;
    }
}
