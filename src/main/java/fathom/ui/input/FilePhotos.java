package fathom.ui.input;

import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.PictureFolder;
import fathom.job.UserFacingException;
import fathom.ui.state.PhotoSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Photographs from files and folders. */
public record FilePhotos(PhotoReader reader) implements PhotoSource {
    @Override
    public Photo read(Path file) throws UserFacingException {
        return reader.read(file);
    }

    @Override
    public Photo readSmall(Path file, int maxSide) throws UserFacingException {
        return reader.readReduced(file, maxSide);
    }

    @Override
    public List<Path> picturesIn(Path path) throws UserFacingException {
        return Files.isDirectory(path) ? PictureFolder.pictures(path, false) : List.of(path);
    }
}
