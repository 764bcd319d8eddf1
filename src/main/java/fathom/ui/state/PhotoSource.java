package fathom.ui.state;

import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.List;

/** Where photographs come from. Called on worker threads. */
public interface PhotoSource {
    Photo read(Path file) throws UserFacingException;

    /** The photograph in a small size, read as cheaply as its format allows. */
    Photo readSmall(Path file, int maxSide) throws UserFacingException;

    /** A file itself, or the picture files of a folder in the order in which people expect them. */
    List<Path> picturesIn(Path path) throws UserFacingException;
}
