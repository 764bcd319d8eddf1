package fathom.export.depth;

import fathom.raster.FloatGrid;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The gray samples and the text chunks of a PNG file. */
final class PngDepthReader {
    private static final int FIRST_CHUNK = 8;
    private static final int CHUNK_OVERHEAD = 12;

    private PngDepthReader() {}

    /** The stored samples, 0 to 65535 or 0 to 255. */
    static FloatGrid readGray(byte[] bytes) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < FIRST_CHUNK + CHUNK_OVERHEAD + 13) {
            throw new MalformedFileException("it is cut off within its header");
        }
        int width = header.getInt(FIRST_CHUNK + 8);
        int height = header.getInt(FIRST_CHUNK + 12);
        int colourType = header.get(FIRST_CHUNK + 17);
        GridSize.check(width, height);
        if (colourType != 0) {
            throw new MalformedFileException(
                    "it is a colour picture, and depth is one gray channel of 16 or 8 bits");
        }
        Raster raster = decode(bytes).getRaster();
        float[] values = new float[width * height];
        raster.getSamples(0, 0, width, height, 0, values);
        return FloatGrid.adopt(width, height, values);
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** The tEXt chunks, keyword to text. */
    static Map<String, String> texts(byte[] bytes) {
        var texts = new HashMap<String, String>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = FIRST_CHUNK;
        while (bytes.length - at >= CHUNK_OVERHEAD) {
            int length = in.getInt(at);
            if (length < 0 || length > bytes.length - at - CHUNK_OVERHEAD) break;
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("tEXt")) {
                String text = new String(bytes, at + 8, length, StandardCharsets.ISO_8859_1);
                int zero = text.indexOf('\0');
                if (zero > 0) texts.put(text.substring(0, zero), text.substring(zero + 1));
            }
            at += CHUNK_OVERHEAD + length;
        }
        return texts;
    }
}
