package fathom.ui.controls;

import fathom.image.Photo;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Small photographs as the toolkit's images. */
public final class PhotoImages {
    private PhotoImages() {}

    /** For thumbnails: one call copies every pixel. */
    public static Image of(Photo photo) {
        var image = new WritableImage(photo.width(), photo.height());
        var row = new byte[3 * photo.width()];
        for (int y = 0; y < photo.height(); y++) {
            photo.copyRow(y, row, 0);
            image.getPixelWriter()
                    .setPixels(
                            0,
                            y,
                            photo.width(),
                            1,
                            PixelFormat.getByteRgbInstance(),
                            row,
                            0,
                            row.length);
        }
        return image;
    }
}
