package fathom.ui.input;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.state.Notice;
import fathom.ui.text.Messages;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.io.File;
import java.util.BitSet;
import java.util.function.Consumer;

/** Pictures on the system's clipboard, both ways. Used on the toolkit's thread. */
public final class PictureClipboard {
    private final LibraryViewModel library;
    private final Consumer<Notice> notices;

    public PictureClipboard(LibraryViewModel library, Consumer<Notice> notices) {
        this.library = library;
        this.notices = notices;
    }

    /** Opens the files that are on the clipboard, else the picture; says so when there is none. */
    public void paste() {
        var clipboard = Clipboard.getSystemClipboard();
        var image = clipboard.getImage();
        if (clipboard.hasFiles()) {
            library.open(clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (image != null && image.getPixelReader() != null) {
            library.paste(photoOf(image, Messages.text("paste.name")));
        } else {
            notices.accept(
                    Notice.error(Messages.text("paste.nothing"), Messages.text("paste.remedy")));
        }
    }

    public void copy(Image image) {
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Colours as they stand; fully transparent pixels have no depth. */
    static Photo photoOf(Image image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var row = new int[width];
        var rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        var transparent = new BitSet();
        for (int y = 0; y < height; y++) {
            image.getPixelReader()
                    .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                rgb[3 * at] = (byte) (row[x] >> 16);
                rgb[3 * at + 1] = (byte) (row[x] >> 8);
                rgb[3 * at + 2] = (byte) row[x];
                if (row[x] >>> 24 == 0) transparent.set(at);
            }
        }
        return Photo.adopt(
                name,
                width,
                height,
                rgb,
                transparent.isEmpty() ? null : transparent,
                PhotoFacts.NONE);
    }

    /** Coloured depth (0xAARRGGBB, row-major) as the toolkit's picture, for copying. */
    public static Image imageOf(int[] argb, int width, int height) {
        var image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return image;
    }
}
