package fathom.image;

import java.nio.charset.StandardCharsets;

/** Numbers and words inside a file's bytes. Reads outside the array are the caller's mistake. */
final class Bytes {
    private Bytes() {}

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int u16BigEndian(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static int u16LittleEndian(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    static int i32BigEndian(byte[] bytes, int at) {
        return u16BigEndian(bytes, at) << 16 | u16BigEndian(bytes, at + 2);
    }

    static int i32LittleEndian(byte[] bytes, int at) {
        return Integer.reverseBytes(i32BigEndian(bytes, at));
    }

    /** Whether the Latin-1 text stands at {@code at}; false where the array ends before it does. */
    static boolean hasText(byte[] bytes, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
