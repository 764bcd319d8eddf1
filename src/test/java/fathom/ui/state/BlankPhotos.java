package fathom.ui.state;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

import java.nio.file.Path;
import java.util.List;

/** Black photographs of one size under the names of files that need not exist. */
public record BlankPhotos(int width, int height) implements PhotoSource {
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

    @Override
    public Photo readSmall(Path file, int maxSide) {
        return read(file);
    }

    @Override
    public List<Path> picturesIn(Path path) {
        return List.of(path);
    }
}
