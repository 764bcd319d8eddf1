package fathom.groundtruth;

import fathom.export.depth.StoredDepth;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A MATLAB or HDF5 file with one or many depth maps, and the photographs that belong to them if it
 * has them. One map is read at a time. May be called from several threads.
 */
public abstract sealed class DepthStack implements AutoCloseable permits Hdf5Stack, MatStack {
    private static final int HEADER = 520;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int MATLAB_USER_BLOCK = 512;

    private final Path file;

    DepthStack(Path file) {
        this.file = file;
    }

    /** Whether the file's first bytes are those of a MATLAB 5, MATLAB 7.3 or HDF5 file. */
    public static boolean recognises(Path file) {
        byte[] head = head(file);
        return isHdf5(head) || isMat5(head);
    }

    /**
     * Opens a file; close it after use.
     *
     * @throws UserFacingException {@link Fault#BAD_INPUT}: not such a file, damaged, or without
     *     depth
     */
    public static DepthStack open(Path file) throws UserFacingException {
        byte[] head = head(file);
        if (isHdf5(head)) return Hdf5Stack.openHdf5(file, startsWith(head, 0, "MATLAB 7.3"));
        if (isMat5(head)) return MatStack.openMat(file);
        throw unreadable(file, "it is neither a MATLAB nor an HDF5 file", null);
    }

    /** How many maps there are. */
    public abstract int size();

    /** The map at a zero-based place, upright. */
    public abstract StoredDepth depth(int index) throws UserFacingException;

    public abstract boolean hasPhotos();

    /** The photograph of the map at a zero-based place, where {@link #hasPhotos()}. */
    public abstract Photo photo(int index) throws UserFacingException;

    @Override
    public abstract void close();

    Path file() {
        return file;
    }

    /** The photograph's name in reports. */
    String nameOf(int index) {
        return size() == 1
                ? String.valueOf(file.getFileName())
                : "%s#%d".formatted(file.getFileName(), index);
    }

    static UserFacingException unreadable(Path file, String reason, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Cannot read depth from '%s': %s.".formatted(file, reason),
                "Give a MATLAB 5 or 7.3 file or an HDF5 file with an array called depth or depths.",
                cause);
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEADER);
        } catch (IOException unreadable) {
            return new byte[0]; // whoever reads the file next says why
        }
    }

    private static boolean isHdf5(byte[] head) {
        return startsWith(head, 0, HDF5) || startsWith(head, MATLAB_USER_BLOCK, HDF5);
    }

    private static boolean isMat5(byte[] head) {
        return startsWith(head, 0, "MATLAB 5.0");
    }

    private static boolean startsWith(byte[] head, int from, String text) {
        return startsWith(head, from, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] head, int from, byte[] bytes) {
        return head.length >= from + bytes.length
                && Arrays.equals(head, from, from + bytes.length, bytes, 0, bytes.length);
    }
}
