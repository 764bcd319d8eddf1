package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads depth from PNG, NPY, PFM, OpenEXR and TIFF files, whatever they are called. What a file of
 * Fathom's says about itself holds unless the caller says otherwise; other files of floats are
 * metric, and other files of integers need to be told how many steps a metre has.
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
        if (scale.isPresent() && !(scale.getAsDouble() > 0)) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "A depth scale of %s is no scale.".formatted(scale.getAsDouble()),
                    "Give the number of steps a metre, for example 1000 or 256.");
        }
        StoredDepth stored = stored(file, scale.isPresent());
        DepthKind meaning = kind.or(stored::kind).orElse(DepthKind.METRIC_DEPTH);
        boolean metric = meaning == DepthKind.METRIC_DEPTH;
        if (stored.integers() && metric && scale.isEmpty()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' holds whole numbers and does not say how many make a metre."
                            .formatted(file),
                    "Give --depth-scale, for example 1000 for millimetres or 256 for KITTI.");
        }
        if (scale.isEmpty() && !(stored.integers() && metric)) {
            return DepthMap.of(meaning, stored.values());
        }
        return DepthMap.of(
                meaning, divided(stored.values(), scale.orElse(1), stored.integers() && metric));
    }

    private static FloatGrid divided(FloatGrid stored, double scale, boolean zeroIsNone) {
        float[] values = stored.toArray();
        for (int i = 0; i < values.length; i++) {
            boolean none = zeroIsNone && values[i] == 0;
            values[i] = none ? Float.NaN : (float) (values[i] / scale);
        }
        return FloatGrid.adopt(stored.width(), stored.height(), values);
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
        if (PfmFile.recognises(bytes)) return PfmFile.read(bytes);
        if (ExrReader.recognises(bytes)) return ExrReader.read(bytes);
        if (TiffDepthReader.recognises(bytes)) return TiffDepthReader.read(bytes);
        throw new MalformedFileException(
                bytes.length == 0
                        ? "it is empty"
                        : "it is neither PNG, NPY, PFM, OpenEXR nor TIFF");
    }

    private static UserFacingException unreadable(Path file, String reason, Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "Cannot read depth from '%s': %s.".formatted(file, reason),
                "Give a 16-bit PNG, NPY, PFM, EXR or TIFF file with one channel.",
                cause);
    }
}
