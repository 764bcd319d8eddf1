package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every file of src/test/resources/photos against the pixels that other software expects. */
class PhotoFormatsTest {
    static final Path PHOTOS = Path.of("src/test/resources/photos");

    static List<String> photos() throws Exception {
        try (var files = Files.list(PHOTOS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ppm"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyKindOfFileIsThere() throws Exception {
        assertThat(photos()).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @MethodSource("photos")
    void pixelsAreWhatOtherSoftwareReads(String name) throws Exception {
        var expected = PixelFile.read(PHOTOS.resolve(name + ".ppm"));
        Photo photo = read(name);
        assertThat(photo.width()).isEqualTo(expected.width());
        assertThat(photo.height()).isEqualTo(expected.height());
        assertThat(expected.largestDifference(photo)).isLessThanOrEqualTo(tolerance(name));
    }

    private static int tolerance(String name) {
        if (name.startsWith("webp-lossy.") || name.equals("webp-lossy-alpha.webp")) {
            return 8; // halved colour planes are enlarged without smoothing here, with it by
            // libwebp
        }
        if (name.equals("jpeg-cmyk-icc.jpg")) {
            return 8; // the JDK's LittleCMS resamples tables of four inks
        }
        boolean profile = name.matches(".*-(p3|adobe-rgb|gray-icc)\\..*");
        return profile || (name.startsWith("jpeg-") && !name.equals("jpeg-srgb.jpg")) ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({"png-srgb-profile.png, png-rgb8.png", "jpeg-srgb.jpg, jpeg-444-no-jfif.jpg"})
    void anEmbeddedSrgbProfileChangesNothing(String tagged, String plain) throws Exception {
        Photo photo = read(tagged);
        Photo same = read(plain);
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                assertThat(photo.rgbAt(x, y)).isEqualTo(same.rgbAt(x, y));
            }
        }
    }

    /** The files' upper left 6 x 4 pixels are fully transparent, 6 x 2 below them half. */
    @ParameterizedTest
    @CsvSource({
        "png-rgba.png",
        "png-rgba16.png",
        "png-gray-alpha.png",
        "webp-lossless-alpha.webp",
        "webp-lossy-alpha.webp",
        "tiff-alpha.tif",
        "tiff-alpha-premultiplied.tif"
    })
    void fullyTransparentPixelsAreMarked(String name) throws Exception {
        Photo photo = read(name);
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                assertThat(photo.isTransparent(x, y)).isEqualTo(x < 6 && y < 4);
            }
        }
    }

    @Test
    void aColorKeyMarksTheBlockOfItsColor() throws Exception {
        Photo photo = read("png-rgb-color-key.png");
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                boolean block = x >= 3 && x < 9 && y >= 2 && y < 8;
                assertThat(photo.isTransparent(x, y)).isEqualTo(block);
            }
        }
    }

    @Test
    void aGifFrameStandsInItsPlaceOnTheScreen() throws Exception {
        Photo photo = read("gif-placed.gif");
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 12; x++) {
                boolean inFrame = x >= 5 && x < 9 && y >= 3 && y < 5;
                assertThat(photo.isTransparent(x, y)).isEqualTo(!inFrame);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "png-rgb8.png, 8",
        "png-rgb16.png, 16",
        "tiff-gray16.tif, 16",
        "tiff-float.tif, 32",
        "jpeg-420.jpg, 8"
    })
    void theFilesBitDepthIsKept(String name, int bits) throws Exception {
        assertThat(read(name).facts().sourceBitDepth()).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({
        "png-rgb16.png, 24, 16, PNG",
        "jpeg-progressive.jpg, 24, 16, JPEG",
        "webp-lossy.webp, 24, 16, WebP",
        "tiff-rgb8-bigtiff.tif, 24, 16, TIFF",
        "bmp-24.bmp, 24, 16, BMP",
        "gif-placed.gif, 12, 8, GIF"
    })
    void headersTellSizeAndFormat(String name, int width, int height, String format)
            throws Exception {
        var header = new PhotoReader(ReadLimits.DEFAULT).readHeader(PHOTOS.resolve(name));
        assertThat(header).isEqualTo(new ImageHeader(width, height, format));
    }

    private static Photo read(String name) throws Exception {
        return new PhotoReader(ReadLimits.DEFAULT).read(PHOTOS.resolve(name));
    }
}
