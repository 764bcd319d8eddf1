package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Portable float map: rows run from the bottom up, and a negative scale says that the bytes are
 * little-endian. Its magnitude means nothing here and is ignored. One channel is read, one or three
 * are written.
 *
 * @see <a href="https://www.pauldebevec.com/Research/HDR/PFM/">the format's description</a>
 */
final class PfmFile {
    private static final int LONGEST_WORD = 32;

    private PfmFile() {}

    static boolean recognises(byte[] bytes) {
        return bytes.length > 2
                && bytes[0] == 'P'
                && (bytes[1] == 'f' || bytes[1] == 'F')
                && isSpace(bytes[2]);
    }

    static void write(SampleRows rows, FileChannel file) throws IOException {
        var out = new LittleEndianOutput(file);
        String magic = rows.samples() == 1 ? "Pf" : "PF";
        out.putText("%s\n%d %d\n-1.0\n".formatted(magic, rows.width(), rows.height()));
        rows.writeBottomUp(out);
        out.flush();
    }

    static StoredDepth read(byte[] bytes) throws MalformedFileException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (word(in).equals("PF")) {
            throw new MalformedFileException("it is a colour PFM, and depth has one channel");
        }
        String widthWord = word(in);
        String heightWord = word(in);
        String scaleWord = word(in);
        int width;
        int height;
        double scale;
        try {
            width = Integer.parseInt(widthWord);
            height = Integer.parseInt(heightWord);
            scale = Double.parseDouble(scaleWord);
        } catch (NumberFormatException noNumber) {
            throw new MalformedFileException(
                    "its header is no PFM header: %s %s %s"
                            .formatted(widthWord, heightWord, scaleWord),
                    noNumber);
        }
        GridSize.check(width, height, Float.BYTES, in.remaining());
        in.order(scale < 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        float[] values = new float[width * height];
        var floats = in.asFloatBuffer();
        for (int y = height - 1; y >= 0; y--) floats.get(values, y * width, width);
        return StoredDepth.floats(FloatGrid.adopt(width, height, values), Optional.empty());
    }

    /** The next word of the header; exactly one space character after it is consumed. */
    private static String word(ByteBuffer in) throws MalformedFileException {
        var word = new StringBuilder();
        while (in.hasRemaining() && word.length() < LONGEST_WORD) {
            byte letter = in.get();
            if (isSpace(letter)) return word.toString();
            word.append((char) (letter & 0x7f));
        }
        throw new MalformedFileException("its header is cut off");
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }
}
