package fathom.color;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The built-in colour tables: matplotlib's own 8-bit values, read from {@code colormaps.csv}. */
public final class Colormaps {
    static final String REVERSED_LABEL = " (reversed)";
    private static final String TABLES = "colormaps.csv";
    private static final String DIVERGING = "diverging.csv";
    private static final List<Colormap> ALL = read(TABLES);
    private static final Colormap AROUND_ZERO = read(DIVERGING).getFirst();

    private Colormaps() {}

    /** In the order in which they are offered; the first is the default. */
    public static List<Colormap> all() {
        return ALL;
    }

    /** Blue is far and red is near, as in the field's demos. */
    public static Colormap defaultMap() {
        return ALL.getFirst();
    }

    /**
     * Blue below and red above a pale middle, for values on both sides of 0: matplotlib's RdBu_r.
     * Not among those offered for depth, which has no middle.
     */
    public static Colormap diverging() {
        return AROUND_ZERO;
    }

    /** By matplotlib's name, whatever its case. */
    public static Optional<Colormap> byName(String id) {
        return ALL.stream().filter(map -> map.id().equalsIgnoreCase(id)).findFirst();
    }

    private static List<Colormap> read(String tables) {
        try (var stream = Colormaps.class.getResourceAsStream(tables)) {
            if (stream == null) throw new IllegalStateException("Fathom lacks its " + tables);
            return parse(
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A heading "index,name,name,…" and 256 rows "index,rrggbb,rrggbb,…". */
    private static List<Colormap> parse(List<String> lines) {
        String[] heading = lines.getFirst().split(",");
        var maps = new ArrayList<Colormap>();
        for (int column = 1; column < heading.length; column++) {
            var argb = new int[lines.size() - 1];
            for (int i = 0; i < argb.length; i++) {
                String colour = lines.get(i + 1).split(",")[column];
                argb[i] = 0xff000000 | Integer.parseInt(colour, 16);
            }
            maps.add(Colormap.adopt(heading[column], label(heading[column]), argb));
        }
        return List.copyOf(maps);
    }

    private static String label(String id) {
        String words = id.replace("_r", REVERSED_LABEL);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
