package fathom.ui.state;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

import java.nio.file.Path;

/** Black photographs of one size under the names of files that need not exist. */
public record BlankPhotos(int width, int height) implements MadePhotos {
    @Override
    public Photo read(Path file) {
        return Photo.adopt(
                String.valueOf(file.getFileName()),
                width,
                height,
                new byte[3 * width * height],
                null,
                PhotoFacts.NONE);
    }
}
