package fathom.geometry;

/**
 * A pinhole camera in pixels of the grid that it belongs to. The centre of pixel (0, 0) is at (0.5,
 * 0.5), so that resizing is a plain multiplication. Camera axes: x right, y down, z forward.
 */
public record Intrinsics(double fxPx, double fyPx, double cxPx, double cyPx) {
    public Intrinsics {
        if (!(fxPx > 0) || !(fyPx > 0) || Double.isInfinite(fxPx) || Double.isInfinite(fyPx)) {
            throw new IllegalArgumentException(
                    "Focal lengths must be positive, got " + fxPx + ", " + fyPx);
        }
        if (!Double.isFinite(cxPx) || !Double.isFinite(cyPx)) {
            throw new IllegalArgumentException(
                    "The principal point must be finite, got " + cxPx + ", " + cyPx);
        }
    }

    /** Square pixels and the principal point in the middle of a width × height image. */
    public static Intrinsics centred(double focalPx, int width, int height) {
        return new Intrinsics(focalPx, focalPx, width / 2.0, height / 2.0);
    }

    /** f = W / (2 tan(fov / 2)). */
    public static Intrinsics fromHorizontalFov(double fovDeg, int width, int height) {
        if (!(fovDeg > 0 && fovDeg < 180)) {
            throw new IllegalArgumentException(
                    "A field of view lies between 0 and 180 degrees, got " + fovDeg);
        }
        return centred(width / (2 * Math.tan(Math.toRadians(fovDeg) / 2)), width, height);
    }

    /** The same camera for the same picture resized by the given factors. */
    public Intrinsics resizedBy(double factorX, double factorY) {
        return new Intrinsics(fxPx * factorX, fyPx * factorY, cxPx * factorX, cyPx * factorY);
    }

    public double horizontalFovDeg(int width) {
        return Math.toDegrees(2 * Math.atan(width / (2 * fxPx)));
    }
}
