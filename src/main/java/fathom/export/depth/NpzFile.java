package fathom.export.depth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * NumPy's archive of arrays. Depth is the array named depth, depths, disparity or arr_0 (Depth Pro
 * and EvalMDE write depth), or else the only one that is two-dimensional.
 */
final class NpzFile {
    private static final int LONGEST_ARRAY = 1 << 30;
    private static final String ENDING = ".npy";
    private static final List<String> NAMES = List.of("depth", "depths", "disparity", "arr_0");

    private NpzFile() {}

    static boolean recognises(byte[] bytes) {
        return bytes.length >= 4
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && bytes[2] == 3
                && bytes[3] == 4;
    }

    static StoredDepth read(byte[] bytes) throws IOException {
        var found = new LinkedHashMap<String, StoredDepth>();
        var reasons = new LinkedHashMap<String, MalformedFileException>();
        readInto(bytes, found, reasons);
        for (String name : NAMES) {
            StoredDepth named = found.get(name);
            if (named != null) return named;
            MalformedFileException reason = reasons.get(name);
            if (reason != null) throw reason;
        }
        if (found.size() == 1) return found.values().iterator().next();
        throw new MalformedFileException(
                found.isEmpty()
                        ? "it holds no two-dimensional array"
                        : "it holds the arrays %s, none of which is called depth"
                                .formatted(found.keySet()));
    }

    private static void readInto(
            byte[] bytes,
            Map<String, StoredDepth> found,
            Map<String, MalformedFileException> reasons)
            throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (!name.endsWith(ENDING)) continue;
                String array = name.substring(0, name.length() - ENDING.length());
                byte[] content = zip.readNBytes(LONGEST_ARRAY);
                if (!NpyFile.recognises(content)) continue;
                try {
                    found.put(array, NpyFile.read(content));
                } catch (MalformedFileException notDepth) {
                    reasons.put(array, notDepth);
                }
            }
        } catch (ZipException damaged) {
            throw new MalformedFileException("its archive is damaged", damaged);
        }
    }
}
