package fathom.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pixels that another program wrote as binary PPM (P6), three header lines and 8-bit R, G, B. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PixelFile(int width, int height, byte[] rgb) {
    static PixelFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = 0;
        for (int line = 0; line < 3; line++) {
            while (bytes[at] != '\n') {
                at++;
            }
            at++;
        }
        String[] words = new String(bytes, 0, at, StandardCharsets.US_ASCII).split("\\s+");
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        var rgb = new byte[bytes.length - at];
        System.arraycopy(bytes, at, rgb, 0, rgb.length);
        return new PixelFile(width, height, rgb);
    }

    /** The largest difference of any sample to the photograph's. */
    int largestDifference(Photo photo) {
        int largest = 0;
        var row = new byte[3 * width];
        for (int y = 0; y < height; y++) {
            photo.copyRow(y, row, 0);
            for (int i = 0; i < row.length; i++) {
                int difference = (row[i] & 0xff) - (rgb[y * row.length + i] & 0xff);
                largest = Math.max(largest, Math.abs(difference));
            }
        }
        return largest;
    }
}
