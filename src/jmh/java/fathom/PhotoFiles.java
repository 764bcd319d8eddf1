package fathom;

import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.UserFacingException;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Files with the content of a real photograph: the bundled one, at any size. */
public final class PhotoFiles {
    private PhotoFiles() {}

    public static void write(Path file, String format, int width, int height)
            throws IOException, UserFacingException {
        Photo photo =
                new PhotoReader(ReadLimits.DEFAULT)
                        .read(Path.of("assets", "photos", "astronaut.jpg"));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        RgbResampler.resize(
                photo,
                width,
                height,
                Resampling.CV_CUBIC,
                (y, row) -> {
                    var pixels = new int[width];
                    for (int x = 0; x < width; x++) {
                        pixels[x] =
                                level(row[3 * x]) << 16
                                        | level(row[3 * x + 1]) << 8
                                        | level(row[3 * x + 2]);
                    }
                    image.setRGB(0, y, width, 1, pixels, 0, width);
                });
        ImageIO.write(image, format, file.toFile());
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
