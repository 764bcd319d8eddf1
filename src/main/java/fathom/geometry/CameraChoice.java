package fathom.geometry;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

import java.util.OptionalDouble;

/**
 * The camera that a photograph is taken to have, and how it is known.
 *
 * @param intrinsics in pixels of the width × height photograph
 */
public record CameraChoice(Intrinsics intrinsics, int width, int height, Source source) {
    public static final double DEFAULT_FOV_DEG = 60;

    /** Who said what the focal length is, from the most to the least trusted. */
    public enum Source {
        USER_FOCAL("set by hand"),
        USER_FOV("field of view set by hand"),
        EXIF("from the photograph's EXIF data"),
        MODEL("predicted by the model"),
        DEFAULT("assumed: 60° horizontal field of view");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** The words that a person reads. */
        public String label() {
            return label;
        }
    }

    /** What the photograph itself says, else the default. */
    public static CameraChoice of(Photo photo) {
        return choose(
                photo.width(),
                photo.height(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                photo.facts(),
                OptionalDouble.empty());
    }

    /** As {@link #choose} does, with the user's word as a hint. */
    public static CameraChoice of(Photo photo, FocalHint user, OptionalDouble modelFocalPx) {
        return choose(
                photo.width(),
                photo.height(),
                user.focalPx(),
                user.fovDeg(),
                photo.facts(),
                modelFocalPx);
    }

    /**
     * The first that is known of: the user's focal length, the user's field of view, EXIF, the
     * model's prediction, 60° horizontally. The principal point is the middle.
     *
     * @param userFocalPx in pixels of the photograph
     * @param userFovDeg horizontal, in degrees
     * @param modelFocalPx in pixels of the photograph
     */
    public static CameraChoice choose(
            int width,
            int height,
            OptionalDouble userFocalPx,
            OptionalDouble userFovDeg,
            PhotoFacts facts,
            OptionalDouble modelFocalPx) {
        if (userFocalPx.isPresent()) {
            return ofFocal(width, height, userFocalPx.getAsDouble(), Source.USER_FOCAL);
        }
        if (userFovDeg.isPresent()) {
            return ofFov(width, height, userFovDeg.getAsDouble(), Source.USER_FOV);
        }
        if (facts.focalPx().isPresent()) {
            return ofFocal(width, height, facts.focalPx().getAsDouble(), Source.EXIF);
        }
        if (modelFocalPx.isPresent()) {
            return ofFocal(width, height, modelFocalPx.getAsDouble(), Source.MODEL);
        }
        return ofFov(width, height, DEFAULT_FOV_DEG, Source.DEFAULT);
    }

    /** The same lens with its axis through another place of the photograph, in pixels. */
    public CameraChoice withPrincipalPoint(double cxPx, double cyPx) {
        var moved = new Intrinsics(intrinsics.fxPx(), intrinsics.fyPx(), cxPx, cyPx);
        return new CameraChoice(moved, width, height, source);
    }

    /** What the user said to make it this one; nothing when something else did. */
    public FocalHint byHand() {
        return switch (source) {
            case USER_FOCAL, USER_FOV -> FocalHint.ofFocalPx(intrinsics.fxPx());
            case EXIF, MODEL, DEFAULT -> FocalHint.NONE;
        };
    }

    private static CameraChoice ofFocal(int width, int height, double focalPx, Source source) {
        return new CameraChoice(Intrinsics.centred(focalPx, width, height), width, height, source);
    }

    private static CameraChoice ofFov(int width, int height, double fovDeg, Source source) {
        return new CameraChoice(
                Intrinsics.fromHorizontalFov(fovDeg, width, height), width, height, source);
    }

    /**
     * The camera in cells of a grid that covers the whole photograph; its cells need not be square.
     */
    public Intrinsics forGrid(int gridWidth, int gridHeight) {
        return intrinsics.resizedBy((double) gridWidth / width, (double) gridHeight / height);
    }

    public double horizontalFovDeg() {
        return intrinsics.horizontalFovDeg(width);
    }
}
