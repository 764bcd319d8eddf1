package fathom.image;

import static fathom.image.Bytes.hasText;
import static fathom.image.Bytes.i32BigEndian;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The chunks of a PNG file, with their checksums verified where pixels depend on them. */
final class PngFile {
    /** Far above any real profile; keeps a small file from unfolding into all memory. */
    private static final int MAX_PROFILE_BYTES = 16 << 20;

    private static final int FIRST_CHUNK = 8;

    private final byte[] file;
    private byte @Nullable [] exif;
    private byte @Nullable [] compressedProfile;
    private boolean srgb;

    private PngFile(byte[] file) {
        this.file = file;
    }

    static PngFile parse(byte[] file) throws UnreadableImageException {
        var png = new PngFile(file);
        png.readChunks();
        return png;
    }

    private void readChunks() throws UnreadableImageException {
        int at = FIRST_CHUNK;
        boolean pixels = false;
        while (true) {
            long length = at + 12 <= file.length ? i32BigEndian(file, at) & 0xffffffffL : -1;
            if (length < 0 || at + 12 + length > file.length) {
                throw UnreadableImageException.damaged(
                        "is a PNG file cut off after %d bytes".formatted(file.length));
            }
            int data = at + 8;
            int end = data + (int) length;
            if (hasText(file, at + 4, "IEND")) {
                break;
            }
            pixels |= hasText(file, at + 4, "IDAT");
            readChunk(at + 4, data, end);
            at = end + 4;
        }
        if (!pixels) {
            throw UnreadableImageException.damaged("is a PNG file without pixels");
        }
    }

    private void readChunk(int name, int data, int end) throws UnreadableImageException {
        if (Character.isUpperCase(file[name])) {
            checkSum(name, end);
        }
        if (hasText(file, name, "eXIf")) {
            exif = Arrays.copyOfRange(file, data, end);
        } else if (hasText(file, name, "sRGB")) {
            srgb = true;
        } else if (hasText(file, name, "iCCP")) {
            compressedProfile = Arrays.copyOfRange(file, data, end);
        }
    }

    private void checkSum(int from, int to) throws UnreadableImageException {
        var crc = new CRC32();
        crc.update(file, from, to - from);
        if ((int) crc.getValue() != i32BigEndian(file, to)) {
            throw UnreadableImageException.damaged(
                    "is a damaged PNG file (checksum of a part at byte %d differs)"
                            .formatted(from));
        }
    }

    Optional<byte[]> exif() {
        return Optional.ofNullable(exif);
    }

    /** The embedded profile; none where the file says that it is sRGB, or where it is broken. */
    Optional<byte[]> iccProfile() {
        return srgb || compressedProfile == null
                ? Optional.empty()
                : Optional.ofNullable(inflateProfile(compressedProfile));
    }

    /** Chunk layout: name, zero, compression method, deflated profile. */
    private static byte @Nullable [] inflateProfile(byte[] chunk) {
        int data = 0;
        while (data < chunk.length && chunk[data] != 0) {
            data++;
        }
        data += 2;
        if (data >= chunk.length) {
            return null;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(chunk, data, chunk.length - data);
            var profile = new byte[Math.min(MAX_PROFILE_BYTES, 1024 * chunk.length)];
            int length = inflater.inflate(profile);
            return inflater.finished() ? Arrays.copyOf(profile, length) : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
