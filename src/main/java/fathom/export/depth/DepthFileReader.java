package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads depth from PNG, NPY, NPZ, PFM, OpenEXR and TIFF files, whatever they are called. What a
 * file of Fathom's says about itself holds unless the caller says otherwise; other files of floats
 * are metric, and other files of integers need to be told how many steps a metre has.
 */
public final class DepthFileReader {
    private static final long MAX_BYTES = 1L << 30;

    private DepthFileReader() {}

    /**
     * Zeros of integer metric files, and what a 16-bit PNG marks as such, become NaN.
     *
     * @param kind what the numbers mean; empty for what the file says, else metric
     * @param scale steps a metre, by which all numbers are divided
     * @throws UserFacingException {@link Fault#BAD_INPUT}, naming the file and the reason
     */
    public static DepthMap read(Path file, Optional<DepthKind> kind, OptionalDouble scale)
            throws UserFacingException {
        return read(file, kind, scale, OptionalDouble.empty());
    }

    /**
     * The same for files of which more is known.
     *
     * @param integerScale steps a metre of whole numbers, where neither {@code scale} is given nor
     *     the file says it
     */
    public static DepthMap read(
            Path file, Optional<DepthKind> kind, OptionalDouble scale, OptionalDouble integerScale)
            throws UserFacingException {
        if (scale.isPresent() && !(scale.getAsDouble() > 0)) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "A depth scale of %s is no scale.".formatted(scale.getAsDouble()),
                    "Give the number of steps a metre, for example 1000 or 256.");
        }
        StoredDepth stored = stored(file, scale.isPresent());
        boolean unknown = scale.isEmpty() && stored.integers();
        return stored.toMap(kind, unknown ? integerScale : scale, file);
    }

    private static StoredDepth stored(Path file, boolean asSteps) throws UserFacingException {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new MalformedFileException(
                        "it has %d MB, and at most %d MB are read"
                                .formatted(size >> 20, MAX_BYTES >> 20));
            }
            return decode(Files.readAllBytes(file), asSteps);
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "there is no such file", missing);
        } catch (MalformedFileException malformed) {
            throw unreadable(file, String.valueOf(malformed.getMessage()), malformed);
        } catch (IOException failure) {
            String reason = Files.isDirectory(file) ? "it is a folder" : failure.getMessage();
            throw unreadable(file, String.valueOf(reason), failure);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException cut) {
            throw unreadable(file, "it is cut off or damaged", cut);
        }
    }

    private static StoredDepth decode(byte[] bytes, boolean asSteps) throws IOException {
        if (Png16File.recognises(bytes)) return Png16File.read(bytes, asSteps);
        if (NpyFile.recognises(bytes)) return NpyFile.read(bytes);
        if (NpzFile.recognises(bytes)) return NpzFile.read(bytes);
        if (PfmFile.recognises(bytes)) return PfmFile.read(bytes);
        if (ExrReader.recognises(bytes)) return ExrReader.read(bytes);
        if (TiffDepthReader.recognises(bytes)) return TiffDepthReader.read(bytes);
        throw new MalformedFileException(
                bytes.length == 0
                        ? "it is empty"
                        : "it is neither PNG, NPY, NPZ, PFM, OpenEXR nor TIFF");
    }

    private static UserFacingException unreadable(Path file, String reason, Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Cannot read depth from '%s': %s.".formatted(file, reason),
                "Give a 16-bit PNG, NPY, NPZ, PFM, EXR or TIFF file with one channel.",
                cause);
    }
}
