package fathom.export.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The letters that sheets are written with, as grades of ink. The form of the two files is told in
 * the {@code README.md} beside them.
 */
final class GlyphAtlas {
    private static final String LETTERS = "glyphs.png";
    private static final String PLACES = "glyphs.tsv";
    private static final GlyphAtlas ONLY = read();

    private final Map<Weight, Typeface> faces = new EnumMap<>(Weight.class);

    /** The weights that there are. */
    enum Weight {
        REGULAR,
        SEMIBOLD
    }

    private GlyphAtlas(int width, byte[] coverage, List<String[]> places) {
        double emPx = Double.parseDouble(places.getFirst()[1]);
        for (Weight weight : Weight.values()) {
            faces.put(weight, new Typeface(weight, emPx, width, coverage));
        }
        for (String[] line : places.subList(1, places.size())) add(line);
    }

    static Typeface face(Weight weight) {
        return ONLY.of(weight.name());
    }

    private Typeface of(String weight) {
        Typeface face = faces.get(Weight.valueOf(weight.toUpperCase(Locale.ROOT)));
        if (face == null) throw new IllegalStateException("No letters of weight " + weight);
        return face;
    }

    private void add(String[] line) {
        Typeface face = of(line[1]);
        int letter = Integer.parseInt(line[2]);
        if (line[0].equals("kern")) {
            face.kern(letter, Integer.parseInt(line[3]), Double.parseDouble(line[4]));
            return;
        }
        face.add(
                letter,
                new Glyph(
                        Integer.parseInt(line[3]),
                        Integer.parseInt(line[4]),
                        Integer.parseInt(line[5]),
                        Integer.parseInt(line[6]),
                        Integer.parseInt(line[7]),
                        Integer.parseInt(line[8]),
                        Double.parseDouble(line[9])));
    }

    private static GlyphAtlas read() {
        try (var letters = open(LETTERS);
                var places =
                        new BufferedReader(
                                new InputStreamReader(open(PLACES), StandardCharsets.US_ASCII))) {
            var raster = ImageIO.read(new MemoryCacheImageInputStream(letters)).getRaster();
            int width = raster.getWidth();
            int[] samples = raster.getSamples(0, 0, width, raster.getHeight(), 0, (int[]) null);
            var coverage = new byte[samples.length];
            for (int i = 0; i < samples.length; i++) coverage[i] = (byte) samples[i];
            return new GlyphAtlas(
                    width, coverage, places.lines().map(line -> line.split("\t")).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String file) {
        InputStream stream = GlyphAtlas.class.getResourceAsStream(file);
        if (stream == null) throw new IllegalStateException("Fathom lacks its " + file);
        return stream;
    }
}
