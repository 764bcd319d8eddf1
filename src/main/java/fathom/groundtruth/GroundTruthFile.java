package fathom.groundtruth;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.depth.DepthFileReader;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads ground truth from 16-bit PNG (KITTI: scale 256, NYU and others in millimetres: 1000, TUM:
 * 5000), NPY, NPZ, PFM, OpenEXR, TIFF, MATLAB (version 5, and 7.3, which is HDF5) and HDF5 files,
 * told by their content, whatever they are called.
 */
public final class GroundTruthFile {
    private GroundTruthFile() {}

    /**
     * Zeros of integer metric files become NaN: no measurement.
     *
     * @param kind what the numbers mean; empty for what the file says, else metric
     * @param scale steps a metre, by which all numbers are divided
     * @throws UserFacingException {@link Fault#BAD_INPUT}, naming the file and the reason; also
     *     where whole numbers have no scale, and for a file with more than one map
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
        if (!DepthStack.recognises(file)) {
            return DepthFileReader.read(file, kind, scale, integerScale);
        }
        try (var stack = DepthStack.open(file)) {
            if (stack.size() != 1) {
                throw new UserFacingException(
                        Fault.BAD_INPUT,
                        "'%s' holds %d depth maps.".formatted(file, stack.size()),
                        "Give a file with one, or evaluate it as a data set.");
            }
            var stored = stack.depth(0);
            boolean unknown = scale.isEmpty() && stored.integers();
            return stored.toMap(kind, unknown ? integerScale : scale, file);
        }
    }
}
