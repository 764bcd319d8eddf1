package fathom.ui.scene3d;

import fathom.image.Photo;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

/**
 * A photograph as opaque 0xAARRGGBB pixels, averaged down where it is larger than graphics hardware
 * takes.
 */
final class PhotoTexture {
    private static final int LONGEST_SIDE_PX = 4096;

    private final Photo photo;
    private final int width;
    private final int height;
    private final int[] argb;

    private PhotoTexture(Photo photo, int width, int height, int[] argb) {
        this.photo = photo;
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    static PhotoTexture of(Photo photo) {
        int longest = Math.max(photo.width(), photo.height());
        double factor = Math.min(1, (double) LONGEST_SIDE_PX / longest);
        int width = Math.max(1, (int) Math.round(photo.width() * factor));
        int height = Math.max(1, (int) Math.round(photo.height() * factor));
        var argb = new int[width * height];
        if (factor < 1) {
            RgbResampler.resize(
                    photo,
                    width,
                    height,
                    Resampling.CV_AREA_8BIT,
                    (y, row) -> {
                        for (int x = 0; x < width; x++) {
                            argb[y * width + x] =
                                    opaque(
                                            (int) row[3 * x],
                                            (int) row[3 * x + 1],
                                            (int) row[3 * x + 2]);
                        }
                    });
        } else {
            for (int i = 0; i < argb.length; i++) {
                argb[i] = 0xff000000 | photo.rgbAt(i % width, i / width);
            }
        }
        return new PhotoTexture(photo, width, height, argb);
    }

    boolean isOf(Photo other) {
        return photo == other;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row; whoever asks only reads it. */
    int[] argb() {
        return argb;
    }

    private static int opaque(int red, int green, int blue) {
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
