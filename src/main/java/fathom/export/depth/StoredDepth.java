package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a depth file holds.
 *
 * @param integers whether the values are whole steps whose size the file does not tell
 * @param kind what the file itself says that its values mean
 */
public record StoredDepth(FloatGrid values, boolean integers, Optional<DepthKind> kind) {
    public static StoredDepth floats(FloatGrid values, Optional<DepthKind> kind) {
        return new StoredDepth(values, false, kind);
    }

    public static StoredDepth steps(FloatGrid values) {
        return new StoredDepth(values, true, Optional.empty());
    }

    /**
     * The values as depth. Zeros of integer metric files become NaN.
     *
     * @param meaning what the numbers mean; empty for what the file says, else metric
     * @param scale steps a metre, by which all numbers are divided
     * @param file for the message of a failure
     * @throws UserFacingException where whole numbers are to be metres and no scale is known
     */
    public DepthMap toMap(Optional<DepthKind> meaning, OptionalDouble scale, Path file)
            throws UserFacingException {
        DepthKind known = meaning.or(this::kind).orElse(DepthKind.METRIC_DEPTH);
        boolean steps = integers && known == DepthKind.METRIC_DEPTH;
        if (steps && scale.isEmpty()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' holds whole numbers and does not say how many make a metre."
                            .formatted(file),
                    "Give --depth-scale, for example 1000 for millimetres or 256 for KITTI.");
        }
        if (scale.isEmpty()) return DepthMap.of(known, values);
        return DepthMap.of(known, divided(scale.getAsDouble(), steps));
    }

    private FloatGrid divided(double scale, boolean zeroIsNone) {
        float[] metres = values.toArray();
        for (int i = 0; i < metres.length; i++) {
            boolean none = zeroIsNone && metres[i] == 0;
            metres[i] = none ? Float.NaN : (float) (metres[i] / scale);
        }
        return FloatGrid.adopt(values.width(), values.height(), metres);
    }
}
