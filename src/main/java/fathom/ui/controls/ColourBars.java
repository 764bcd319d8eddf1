package fathom.ui.controls;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.util.function.IntUnaryOperator;

/** Colours from left to right as a picture that a view may stretch. */
public final class ColourBars {
    /** More than one, as the software renderer reads beside an image that it stretches. */
    private static final int ROWS = 8;

    private ColourBars() {}

    /**
     * @param argbAt the colour of each of {@code count} columns
     */
    public static Image image(int count, IntUnaryOperator argbAt) {
        var row = new int[count];
        for (int i = 0; i < count; i++) row[i] = argbAt.applyAsInt(i);
        var image = new WritableImage(count, ROWS);
        // A scan line of length 0 repeats the row.
        image.getPixelWriter()
                .setPixels(0, 0, count, ROWS, PixelFormat.getIntArgbInstance(), row, 0, 0);
        return image;
    }

    /** A view that shows the colours as they are. */
    public static ImageView view() {
        var view = new ImageView();
        view.setSmooth(false);
        return view;
    }
}
