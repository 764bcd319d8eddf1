package fathom.image;

import static fathom.image.Bytes.hasText;
import static fathom.image.Bytes.i32LittleEndian;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/** The chunks of a WebP file that stand around its pixels. */
final class WebpFile {
    private static final int FIRST_CHUNK = 12;
    private static final int PROFILE_FLAG = 0x20;
    private static final String EXIF_MARK = "Exif\0\0";

    private final byte[] file;

    private WebpFile(byte[] file) {
        this.file = file;
    }

    static WebpFile parse(byte[] file) throws UnreadableImageException {
        long wanted = file.length < FIRST_CHUNK ? Long.MAX_VALUE : u32(file, 4) + 8;
        if (wanted > file.length) {
            throw UnreadableImageException.damaged(
                    "is a WebP file cut off after %d bytes".formatted(file.length));
        }
        return new WebpFile(file);
    }

    Optional<byte[]> iccProfile() {
        return Optional.ofNullable(chunk("ICCP"));
    }

    /** The TIFF structure inside the EXIF chunk; some writers put JPEG's mark before it. */
    Optional<byte[]> exif() {
        byte[] exif = chunk("EXIF");
        if (exif != null && hasText(exif, 0, EXIF_MARK)) {
            exif = Arrays.copyOfRange(exif, EXIF_MARK.length(), exif.length);
        }
        return Optional.ofNullable(exif);
    }

    /** The same picture without its profile, for a decoder that would apply it in its own way. */
    byte[] withoutProfile() {
        int at = find("ICCP");
        if (at < 0) {
            return file;
        }
        byte[] plain = file.clone();
        plain[at] = 'x'; // readers skip chunks of names that they do not know
        if (hasText(file, FIRST_CHUNK, "VP8X")) {
            plain[FIRST_CHUNK + 8] &= ~PROFILE_FLAG;
        }
        return plain;
    }

    private byte @Nullable [] chunk(String name) {
        int at = find(name);
        return at < 0
                ? null
                : Arrays.copyOfRange(file, at + 8, at + 8 + i32LittleEndian(file, at + 4));
    }

    /** Where the chunk begins that has the name and lies wholly within the file; -1 for none. */
    private int find(String name) {
        long at = FIRST_CHUNK;
        while (at + 8 <= file.length) {
            long length = u32(file, (int) at + 4);
            long end = at + 8 + length;
            if (end > file.length) {
                return -1;
            }
            if (hasText(file, (int) at, name)) {
                return (int) at;
            }
            at = end + (length & 1);
        }
        return -1;
    }

    private static long u32(byte[] bytes, int at) {
        return i32LittleEndian(bytes, at) & 0xffffffffL;
    }
}
