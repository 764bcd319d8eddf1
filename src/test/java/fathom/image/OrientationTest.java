package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** The stored picture is three pixels wide: red, green, blue over yellow, cyan, magenta. */
class OrientationTest {
    private static final Map<Character, Integer> COLORS =
            Map.of(
                    'R', 0xff0000, 'G', 0x00ff00, 'B', 0x0000ff, //
                    'Y', 0xffff00, 'C', 0x00ffff, 'M', 0xff00ff);

    /** Rows from the top as the EXIF standard's tag 274 places stored row 0 and column 0. */
    @ParameterizedTest
    @CsvSource({
        "1, RGB/YCM", // row 0 at the top, column 0 at the left
        "2, BGR/MCY", // top, right
        "3, MCY/BGR", // bottom, right
        "4, YCM/RGB", // bottom, left
        "5, RY/GC/BM", // left, top
        "6, YR/CG/MB", // right, top
        "7, MB/CG/YR", // right, bottom
        "8, BM/GC/RY" // left, bottom
    })
    void photographsStandUpright(int orientation, String rows) throws Exception {
        var photo = read("orientation-%d.png".formatted(orientation));
        assertShows(photo, rows, 1);
        assertThat(photo.facts().orientation()).isEqualTo(orientation);
    }

    @ParameterizedTest
    @CsvSource({"jpg", "webp", "tif"})
    void everyFormatThatKnowsOrientationIsTurned(String extension) throws Exception {
        assertShows(read("orientation-6." + extension), "YR/CG/MB", 16);
    }

    @ParameterizedTest
    @CsvSource({"jpg", "webp", "tif"})
    void reducedPhotographsAreTurnedAsWell(String extension) throws Exception {
        var file = PhotoFormatsTest.PHOTOS.resolve("orientation-6." + extension);
        assertShows(new PhotoReader(ReadLimits.DEFAULT).readReduced(file, 24), "YR/CG/MB", 8);
    }

    private static Photo read(String name) throws Exception {
        return new PhotoReader(ReadLimits.DEFAULT).read(PhotoFormatsTest.PHOTOS.resolve(name));
    }

    /** Checks the middle of every block of {@code side} pixels; JPEG may miss by some levels. */
    private static void assertShows(Photo photo, String picture, int side) {
        String[] rows = picture.split("/");
        assertThat(photo.height()).isEqualTo(side * rows.length);
        assertThat(photo.width()).isEqualTo(side * rows[0].length());
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                int rgb = photo.rgbAt(x * side + side / 2, y * side + side / 2);
                int wanted = COLORS.getOrDefault(rows[y].charAt(x), 0);
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(rgb >> shift & 0xff)
                            .as("%s at %d,%d", picture, x, y)
                            .isCloseTo(wanted >> shift & 0xff, within(4));
                }
            }
        }
    }
}
