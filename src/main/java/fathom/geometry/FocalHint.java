package fathom.geometry;

import java.util.OptionalDouble;

/**
 * What the user says about the lens; the focal length wins when both are given.
 *
 * @param focalPx in pixels of the photograph
 * @param fovDeg horizontal field of view in degrees
 */
public record FocalHint(OptionalDouble focalPx, OptionalDouble fovDeg) {
    public static final FocalHint NONE =
            new FocalHint(OptionalDouble.empty(), OptionalDouble.empty());

    public static FocalHint ofFocalPx(double focalPx) {
        return new FocalHint(OptionalDouble.of(focalPx), OptionalDouble.empty());
    }

    public static FocalHint ofFovDeg(double fovDeg) {
        return new FocalHint(OptionalDouble.empty(), OptionalDouble.of(fovDeg));
    }
}
