package fathom.export.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Read back by the JDK's and the codec library's own readers. */
class FilmExporterTest {
    private static final int WIDTH = 66;
    private static final int HEIGHT = 48;
    private static final int ORANGE = 0xffe08020;
    private static final int BLUE = 0xff2050c0;

    @TempDir Path folder;

    /** A blue bar walks over orange ground. */
    private static Film film(int frames, int pace, int ground) {
        return new Film(
                WIDTH,
                HEIGHT,
                pace,
                frames,
                frame -> {
                    var argb = new int[WIDTH * HEIGHT];
                    for (int i = 0; i < argb.length; i++) {
                        int x = i % WIDTH;
                        argb[i] = x >= 8 * frame && x < 8 * frame + 16 ? BLUE : ground;
                    }
                    return argb;
                });
    }

    private List<Path> write(FilmFormat format, Film film, String name) throws Exception {
        return FilmExporter.write(
                format,
                film,
                Map.of("Source", "bar.png"),
                folder.resolve(name),
                false,
                JobMonitor.NONE);
    }

    @Test
    void aGifHasAllPicturesInTheirColoursAndLastsAsLongAsItShould() throws Exception {
        write(FilmFormat.GIF, film(6, 30, ORANGE), "bar.gif");

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(folder.resolve("bar.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(6);
            int centiseconds = 0;
            for (int frame = 0; frame < 6; frame++) {
                var picture = reader.read(frame);
                assertNear(picture.getRGB(8 * frame + 8, 20), BLUE, 12);
                assertNear(picture.getRGB(60 - 60 * (frame / 4), 20), ORANGE, 12);
                centiseconds += delay(reader, frame);
            }
            assertThat(centiseconds).isEqualTo(20);
        }
        assertThat(Files.readString(folder.resolve("bar.gif"), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0");
    }

    private static int delay(ImageReader reader, int frame) throws Exception {
        var tree =
                (Element) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        var control = (Element) tree.getElementsByTagName("GraphicControlExtension").item(0);
        return Integer.parseInt(control.getAttribute("delayTime"));
    }

    @Test
    void whereNothingIsAGifIsTransparent() throws Exception {
        write(FilmFormat.GIF, film(2, 10, 0), "bar.gif");

        var picture = ImageIO.read(folder.resolve("bar.gif").toFile());

        assertThat(picture.getRGB(60, 20) >>> 24).isZero();
        assertThat(picture.getRGB(4, 20) >>> 24).isEqualTo(255);
    }

    /** A ramp of all greys: neighbours of a four by four pattern average to the right one. */
    @Test
    void aGifKeepsMoreShadesThanItHasColours() throws Exception {
        var ramp =
                new Film(
                        256,
                        64,
                        10,
                        1,
                        frame -> {
                            var argb = new int[256 * 64];
                            for (int i = 0; i < argb.length; i++) {
                                argb[i] = 0xff000000 | 0x10101 * (i % 256);
                            }
                            return argb;
                        });
        write(FilmFormat.GIF, ramp, "ramp.gif");

        var picture = ImageIO.read(folder.resolve("ramp.gif").toFile());

        for (int x = 16; x < 240; x += 8) {
            double sum = 0;
            for (int i = 0; i < 64; i++) sum += picture.getRGB(x + i % 8, 16 + i / 8) & 0xff;
            assertThat(sum / 64).isCloseTo(x + 3.5, within(3.0));
        }
    }

    @Test
    void anMp4HasAllPicturesInTheirColours() throws Exception {
        write(FilmFormat.MP4, film(5, 25, ORANGE), "bar.mp4");

        var pictures = new ArrayList<Picture>();
        try (var channel = NIOUtils.readableChannel(folder.resolve("bar.mp4").toFile())) {
            var grab = FrameGrab.createFrameGrab(channel);
            for (var each = grab.getNativeFrame(); each != null; each = grab.getNativeFrame()) {
                pictures.add(each.cloneCropped());
            }
        }

        assertThat(pictures).hasSize(5);
        assertThat(pictures.getFirst().getWidth()).isEqualTo(WIDTH);
        assertThat(pictures.getFirst().getHeight()).isEqualTo(HEIGHT);
        for (int frame = 0; frame < 5; frame++) {
            assertLuma(pictures.get(frame), 8 * frame + 8, BLUE);
            assertLuma(pictures.get(frame), 60 - 60 * (frame / 4), ORANGE);
        }
    }

    /** Y' = 16 + 219 (0.2126 R' + 0.7152 G' + 0.0722 B'); the library keeps it less 128. */
    private static void assertLuma(Picture picture, int x, int rgb) {
        double grey =
                0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
        int seen = picture.getPlaneData(0)[20 * picture.getPlaneWidth(0) + x] + 128;
        assertThat((double) seen).isCloseTo(16 + 219 * grey / 255, within(4.0));
    }

    @Test
    void aSequenceIsAPngForEachPictureWithAlpha() throws Exception {
        int half = 0x80402010;
        var files = write(FilmFormat.PNG, film(3, 25, half), "bar.png");

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("bar-0001.png", "bar-0002.png", "bar-0003.png");
        var picture = ImageIO.read(files.get(2).toFile());
        assertThat(picture.getRGB(20, 20)).isEqualTo(BLUE);
        assertThat(picture.getRGB(60, 20)).isEqualTo(0x80804020);
    }

    @Test
    void aCancelledFilmLeavesNothingBehind() throws Exception {
        var stopped =
                new JobMonitor() {
                    private int reports;

                    @Override
                    public void report(long done, long total, String step) {
                        reports++;
                    }

                    @Override
                    public boolean isCancelled() {
                        return reports >= 3;
                    }
                };
        for (var format : FilmFormat.values()) {
            assertThatThrownBy(
                            () ->
                                    FilmExporter.write(
                                            format,
                                            film(20, 25, ORANGE),
                                            Map.of(),
                                            folder.resolve("bar." + format.extension()),
                                            false,
                                            stopped))
                    .isInstanceOf(CancellationException.class);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aPictureOfASequenceThatExistsIsNotReplaced() throws Exception {
        Files.writeString(folder.resolve("bar-0002.png"), "mine");

        assertThatThrownBy(() -> write(FilmFormat.PNG, film(3, 25, ORANGE), "bar.png"))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("bar-0002.png");
        assertThat(folder.resolve("bar-0001.png")).doesNotExist();
    }

    private static void assertNear(int seen, int wanted, int tolerance) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat((double) (seen >> shift & 0xff))
                    .isCloseTo(wanted >> shift & 0xff, within((double) tolerance));
        }
    }
}
