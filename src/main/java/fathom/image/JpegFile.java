package fathom.image;

import static fathom.image.Bytes.hasText;
import static fathom.image.Bytes.u16BigEndian;
import static fathom.image.Bytes.u8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a JPEG file before its first scan: size, colour model, EXIF, colour profile. It
 * can be written again for a decoder with nothing but what the pixels need, so that no decoder's
 * reading of metadata, and no decoder's guess about colours, gets in the way.
 */
final class JpegFile {
    /** How the file's components are to be read, by libjpeg's rules. */
    enum Colors {
        GRAY,
        YCBCR,
        RGB,
        CMYK,
        YCCK
    }

    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int PROGRESSIVE = 0xc2;
    private static final String ICC_MARK = "ICC_PROFILE\0";
    private static final String XMP_MARK = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXIF_MARK = "Exif\0\0";

    private record Segment(int marker, int from, int to) {}

    private final byte[] file;
    private final List<Segment> segments = new ArrayList<>();
    private int scanFrom;
    private Segment frame = new Segment(0, 0, 0);

    private JpegFile(byte[] file) {
        this.file = file;
    }

    static JpegFile parse(byte[] file) throws UnreadableImageException {
        var jpeg = new JpegFile(file);
        jpeg.readSegments();
        jpeg.checkFrame();
        return jpeg;
    }

    private void readSegments() throws UnreadableImageException {
        int at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = u8(file, at);
            at++;
            if (marker == START_OF_SCAN) {
                scanFrom = at - 2;
                checkScanData(at);
                return;
            }
            if (marker == END_OF_IMAGE) {
                throw UnreadableImageException.damaged("is a JPEG file without a picture");
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                continue;
            }
            if (at + 2 > file.length || at + u16BigEndian(file, at) > file.length) {
                throw cutOff();
            }
            int to = at + Math.max(2, u16BigEndian(file, at));
            var segment = new Segment(marker, at + 2, to);
            segments.add(segment);
            if (isFrame(marker)) {
                frame = segment;
            }
            at = to;
        }
    }

    /** A decoder paints a file that ends with its first scan's header plain gray. */
    private void checkScanData(int header) throws UnreadableImageException {
        if (header + 2 > file.length || header + u16BigEndian(file, header) >= file.length) {
            throw cutOff();
        }
    }

    /** The position of the byte after the next 0xff, where filling and stray bytes are skipped. */
    private int nextMarker(int from) throws UnreadableImageException {
        int at = from;
        while (at + 1 < file.length) {
            boolean isMarker = file[at] == (byte) 0xff && file[at + 1] != 0 && file[at + 1] != -1;
            at++;
            if (isMarker) {
                return at;
            }
        }
        throw cutOff();
    }

    private UnreadableImageException cutOff() {
        return UnreadableImageException.damaged(
                "is a JPEG file cut off after %d bytes, before its picture".formatted(file.length));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private void checkFrame() throws UnreadableImageException {
        if (frame.marker == 0 || frame.to - frame.from < 6) {
            throw UnreadableImageException.damaged("is a JPEG file without a frame header");
        }
        if (frame.marker > 0xc2 || u8(file, frame.from) != 8) {
            throw new UnreadableImageException(
                    "is a JPEG file of a rare kind (process %d, %d bits)"
                            .formatted(frame.marker - 0xc0, u8(file, frame.from)),
                    "Save it as baseline or progressive 8-bit JPEG, or as PNG.");
        }
        int count = components();
        if (frame.to - frame.from < 6 + 3 * count || (count != 1 && count != 3 && count != 4)) {
            throw UnreadableImageException.damaged(
                    "is a JPEG file with %d colour channels; 1, 3 or 4 are possible"
                            .formatted(count));
        }
    }

    /**
     * Whether all scans are there. A decoder notices missing data within a scan, but not that a
     * progressive file lacks its last, refining scans.
     */
    boolean isComplete() {
        return frame.marker != PROGRESSIVE || hasEndMarker();
    }

    private boolean hasEndMarker() {
        int at = scanFrom;
        while (at + 1 < file.length) {
            int marker = file[at] == (byte) 0xff ? u8(file, at + 1) : 0;
            if (marker == END_OF_IMAGE) {
                return true;
            }
            boolean data = marker == 0 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd7);
            boolean segment = !data && at + 4 <= file.length;
            at += segment ? 2 + u16BigEndian(file, at + 2) : 1;
        }
        return false;
    }

    int width() {
        return u16BigEndian(file, frame.from + 3);
    }

    int height() {
        return u16BigEndian(file, frame.from + 1);
    }

    int components() {
        return u8(file, frame.from + 5);
    }

    Colors colors() {
        int adobe = adobeTransform();
        return switch (components()) {
            case 1 -> Colors.GRAY;
            case 3 -> isRgb(adobe) ? Colors.RGB : Colors.YCBCR;
            default -> adobe == 2 ? Colors.YCCK : Colors.CMYK;
        };
    }

    private boolean isRgb(int adobe) {
        boolean jfif = segments.stream().anyMatch(s -> s.marker == 0xe0 && starts(s, "JFIF\0"));
        if (jfif || adobe >= 0) {
            return !jfif && adobe == 0;
        }
        return file[frame.from + 6] == 'R'
                && file[frame.from + 9] == 'G'
                && file[frame.from + 12] == 'B';
    }

    /** Adobe's files store 255 for "no ink". */
    boolean hasInvertedInk() {
        return adobeTransform() >= 0;
    }

    private int adobeTransform() {
        for (Segment segment : segments) {
            if (segment.marker == 0xee
                    && segment.to - segment.from >= 12
                    && starts(segment, "Adobe")) {
                return u8(file, segment.from + 11);
            }
        }
        return -1;
    }

    /** The TIFF structure inside the EXIF segment. */
    Optional<byte[]> exif() {
        return segments.stream()
                .filter(segment -> segment.marker == 0xe1 && starts(segment, EXIF_MARK))
                .findFirst()
                .map(segment -> bytes(segment, EXIF_MARK.length()));
    }

    /** The XMP packet, as XML. */
    Optional<byte[]> xmp() {
        return segments.stream()
                .filter(segment -> segment.marker == 0xe1 && starts(segment, XMP_MARK))
                .findFirst()
                .map(segment -> bytes(segment, XMP_MARK.length()));
    }

    /** The colour profile, put together from its numbered segments. */
    Optional<byte[]> iccProfile() {
        var parts = new ByteArrayOutputStream();
        segments.stream()
                .filter(segment -> segment.marker == 0xe2 && starts(segment, ICC_MARK))
                .filter(segment -> segment.to - segment.from >= ICC_MARK.length() + 2)
                .sorted(Comparator.comparingInt(s -> u8(file, s.from + ICC_MARK.length())))
                .forEach(segment -> parts.writeBytes(bytes(segment, ICC_MARK.length() + 2)));
        return parts.size() == 0 ? Optional.empty() : Optional.of(parts.toByteArray());
    }

    private boolean starts(Segment segment, String text) {
        return segment.to - segment.from >= text.length() && hasText(file, segment.from, text);
    }

    private byte[] bytes(Segment segment, int skip) {
        return Arrays.copyOfRange(file, segment.from + skip, segment.to);
    }

    /**
     * The same picture without metadata, with the one marker that fixes its colour model and with
     * an end marker, so that a decoder warns if, and only if, picture data are missing.
     */
    byte[] forDecoder() {
        var out = new ByteArrayOutputStream(file.length + 64);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        switch (colors()) {
            case GRAY, YCBCR -> out.writeBytes(JFIF_SEGMENT);
            case RGB, CMYK -> out.writeBytes(adobeSegment(0));
            case YCCK -> out.writeBytes(adobeSegment(2));
        }
        for (Segment segment : segments) {
            boolean application = segment.marker >= 0xe0 && segment.marker <= 0xef;
            if (!application && segment.marker != 0xfe) {
                out.write(0xff);
                out.write(segment.marker);
                out.write(file, segment.from - 2, segment.to - segment.from + 2);
            }
        }
        out.write(file, scanFrom, file.length - scanFrom);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) END_OF_IMAGE});
        return out.toByteArray();
    }

    // APP0, length 16, "JFIF", version 1.1, no unit, 1:1, no thumbnail
    private static final byte[] JFIF_SEGMENT = {
        -1, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    // APP14, length 14, "Adobe", version 100, flags, transform
    private static byte[] adobeSegment(int transform) {
        return new byte[] {
            -1, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        };
    }
}
