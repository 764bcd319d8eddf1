package fathom.image;

import static fathom.image.Bytes.hasText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** The formats that are read, told apart by their first bytes and never by a file's name. */
enum ImageFormat {
    PNG("PNG"),
    JPEG("JPEG"),
    WEBP("WebP"),
    TIFF("TIFF"),
    BMP("BMP"),
    GIF("GIF");

    /** Enough of a file to tell every format apart. */
    static final int HEAD_BYTES = 64;

    private final String label;

    ImageFormat(String label) {
        this.label = label;
    }

    /** The name that a person reads. */
    String label() {
        return label;
    }

    /** The format of a file that begins with {@code head}; refuses with advice what is not read. */
    static ImageFormat of(byte[] head) throws UnreadableImageException {
        if (head.length == 0) {
            throw UnreadableImageException.damaged("is empty (0 bytes)");
        }
        String foreign = foreignFormat(head);
        if (foreign != null) {
            throw UnreadableImageException.foreign(foreign);
        }
        if (hasText(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (hasText(head, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (hasText(head, 0, "RIFF") && hasText(head, 8, "WEBP")) {
            return WEBP;
        }
        if (hasText(head, 0, "II*\0") || hasText(head, 0, "MM\0*") || isBigTiff(head)) {
            return TIFF;
        }
        if (hasText(head, 0, "GIF87a") || hasText(head, 0, "GIF89a")) {
            return GIF;
        }
        if (hasText(head, 0, "BM") && head.length >= 26 && head[15] == 0) {
            return BMP;
        }
        throw new UnreadableImageException(
                "is not an image (it begins with " + beginning(head) + ")",
                "Fathom reads PNG, JPEG, WebP, TIFF, BMP and GIF.");
    }

    private static boolean isBigTiff(byte[] head) {
        return hasText(head, 0, "II+\0") || hasText(head, 0, "MM\0+");
    }

    private static @Nullable String foreignFormat(byte[] head) {
        if (hasText(head, 4, "ftyp")) {
            return isoMediaFormat(head);
        }
        boolean raw =
                (hasText(head, 0, "II*\0") && hasText(head, 8, "CR"))
                        || hasText(head, 0, "IIRO")
                        || hasText(head, 0, "IIRS")
                        || hasText(head, 0, "MMOR")
                        || hasText(head, 0, "IIU\0")
                        || hasText(head, 0, "FOVb")
                        || hasText(head, 0, "\0MRM")
                        || hasText(head, 0, "FUJIFILMCCD-RAW");
        if (raw) {
            return "a camera RAW file";
        }
        if (hasText(head, 0, "\u00ff\n") || hasText(head, 4, "JXL ")) {
            return "a JPEG XL image";
        }
        if (hasText(head, 4, "jP  ") || hasText(head, 0, "\u00ffO\u00ffQ")) {
            return "a JPEG 2000 image";
        }
        if (hasText(head, 0, "8BPS")) {
            return "a Photoshop document";
        }
        if (hasText(head, 0, "v/1\u0001") || hasText(head, 0, "#?RADIANCE")) {
            return "a high dynamic range image";
        }
        return hasText(head, 0, "%PDF") ? "a PDF document" : null;
    }

    private static String isoMediaFormat(byte[] head) {
        if (hasText(head, 8, "avif") || hasText(head, 8, "avis")) {
            return "an AVIF image";
        }
        if (hasText(head, 8, "crx ")) {
            return "a camera RAW file";
        }
        boolean heif =
                hasText(head, 8, "hei")
                        || hasText(head, 8, "hev")
                        || hasText(head, 8, "mif1")
                        || hasText(head, 8, "msf1");
        return heif ? "a HEIC image" : "a video";
    }

    private static String beginning(byte[] head) {
        int length = Math.min(head.length, 12);
        var text = new String(head, 0, length, StandardCharsets.US_ASCII);
        if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            return '"' + text + '"';
        }
        var hex = new StringBuilder("the bytes");
        for (int i = 0; i < Math.min(length, 6); i++) {
            hex.append(' ').append("%02x".formatted(head[i]));
        }
        return hex.toString();
    }
}
