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

    /** The texts that are not compressed, by keyword: tEXt and iTXt chunks. */
    static Map<String, String> texts(byte[] bytes) {
        var texts = new HashMap<String, String>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = FIRST_CHUNK;
        while (bytes.length - at >= CHUNK_OVERHEAD) {
            int length = in.getInt(at);
            if (length < 0 || length > bytes.length - at - CHUNK_OVERHEAD) break;
            String type = latin(bytes, at + 4, 4);
            switch (type) {
                case "tEXt" -> putLatin(latin(bytes, at + 8, length), texts);
                case "iTXt" -> putUnicode(latin(bytes, at + 8, length), texts);
                default -> {}
            }
            at += CHUNK_OVERHEAD + length;
        }
        return texts;
    }

    /** A letter a byte, so that places in the text are places in the chunk. */
    private static String latin(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** Keyword, zero, text. */
    private static void putLatin(String content, Map<String, String> texts) {
        int zero = content.indexOf('\0');
        if (zero > 0) texts.put(content.substring(0, zero), content.substring(zero + 1));
    }

    /** Keyword, zero, whether compressed, method, language, zero, keyword again, zero, UTF-8. */
    private static void putUnicode(String content, Map<String, String> texts) {
        int keywordEnd = content.indexOf('\0');
        if (keywordEnd < 1 || !content.startsWith("\0\0", keywordEnd + 1)) return;
        int languageEnd = content.indexOf('\0', keywordEnd + 3);
        int translationEnd = languageEnd < 0 ? -1 : content.indexOf('\0', languageEnd + 1);
        if (translationEnd < 0) return;
        byte[] utf8 = content.substring(translationEnd + 1).getBytes(StandardCharsets.ISO_8859_1);
        texts.put(content.substring(0, keywordEnd), new String(utf8, StandardCharsets.UTF_8));
    }
}
