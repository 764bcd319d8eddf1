package fathom.export.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The outlines of the letters of {@link GlyphAtlas}, for vector formats. */
final class GlyphOutlines {
    /** Units an em. */
    static final int EM = 1000;

    private static final String FILE = "outlines.tsv";
    private static final int MISSING = '\u25a1';

    private GlyphOutlines() {}

    /** Read when a vector format is first asked for. */
    private static final class Held {
        static final Map<GlyphAtlas.Weight, Map<Integer, String>> PATHS = read();
    }

    /**
     * SVG's path words, absolute, in whole units with y down and the pen at the origin; empty for a
     * letter without ink, the empty box's for one that the font lacks.
     */
    static String of(GlyphAtlas.Weight weight, int letter) {
        Map<Integer, String> paths = Held.PATHS.getOrDefault(weight, Map.of());
        return paths.getOrDefault(letter, paths.getOrDefault(MISSING, ""));
    }

    private static Map<GlyphAtlas.Weight, Map<Integer, String>> read() {
        var paths = new EnumMap<GlyphAtlas.Weight, Map<Integer, String>>(GlyphAtlas.Weight.class);
        for (var weight : GlyphAtlas.Weight.values()) paths.put(weight, new HashMap<>());
        try (var stream = GlyphOutlines.class.getResourceAsStream(FILE)) {
            if (stream == null) throw new IllegalStateException("Fathom lacks its " + FILE);
            var lines =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
            lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(
                            line -> {
                                String weight = line[0].toUpperCase(Locale.ROOT);
                                paths.computeIfAbsent(
                                                GlyphAtlas.Weight.valueOf(weight),
                                                _ -> new HashMap<>())
                                        .put(Integer.parseInt(line[1]), line[2]);
                            });
            return paths;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
