package fathom.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

import javax.imageio.stream.ImageInputStream;

/** The fields of a TIFF file's first directory that say how to take its pixels. */
final class TiffFile {
    private static final int NEW_SUBFILE_TYPE = 0x00fe;
    private static final int MAKE = 0x010f;
    private static final int EXTRA_SAMPLES = 0x0152;
    private static final int SUB_DIRECTORIES = 0x014a;
    private static final int ICC_PROFILE = 0x8773;
    private static final int DNG_VERSION = 0xc612;

    private final Directory directory;

    private TiffFile(Directory directory) {
        this.directory = directory;
    }

    static TiffFile parse(byte[] file) throws IOException {
        try (var stream = new ByteArrayImageInputStream(file)) {
            return parse(stream);
        }
    }

    /** Reads from the stream's beginning and leaves it open. */
    static TiffFile parse(ImageInputStream stream) throws IOException {
        stream.seek(0);
        var tiff = new TiffFile(new TIFFReader().read(stream));
        tiff.refuseCameraRaw();
        return tiff;
    }

    /** DNG, NEF, ARW and their kin are TIFF files whose first picture is a mere preview. */
    private void refuseCameraRaw() throws UnreadableImageException {
        boolean preview = value(NEW_SUBFILE_TYPE) instanceof Number type && type.intValue() == 1;
        boolean raw = preview && value(SUB_DIRECTORIES) != null && value(MAKE) != null;
        if (raw || value(DNG_VERSION) != null) {
            throw UnreadableImageException.foreign("a camera RAW file");
        }
    }

    /** Whether colours are stored multiplied by their alpha ("associated alpha"). */
    boolean isPremultiplied() {
        return switch (value(EXTRA_SAMPLES)) {
            case Number kind -> kind.intValue() == 1;
            case int[] kinds -> kinds.length > 0 && kinds[0] == 1;
            case long[] kinds -> kinds.length > 0 && kinds[0] == 1;
            case short[] kinds -> kinds.length > 0 && kinds[0] == 1;
            case null, default -> false;
        };
    }

    Optional<byte[]> iccProfile() {
        return value(ICC_PROFILE) instanceof byte[] profile
                ? Optional.of(profile)
                : Optional.empty();
    }

    private @Nullable Object value(int tag) {
        Entry entry = directory.getEntryById(tag);
        return entry == null ? null : entry.getValue();
    }
}
