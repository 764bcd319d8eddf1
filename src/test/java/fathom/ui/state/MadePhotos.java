package fathom.ui.state;

import fathom.image.Photo;

import java.nio.file.Path;
import java.util.List;

/** Photographs that a test makes up; every path is one. */
@FunctionalInterface
public interface MadePhotos extends PhotoSource {
    @Override
    Photo read(Path file);

    @Override
    default Photo readSmall(Path file, int maxSide) {
        return read(file);
    }

    @Override
    default List<Path> picturesIn(Path path) {
        return List.of(path);
    }
}
