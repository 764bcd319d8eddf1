package fathom.render;

import java.util.Arrays;
import java.util.Optional;

/** A way for a camera to move while a film is taken. */
public enum CameraMotion {
    /** All the way around the pivot. */
    TURNTABLE("turntable", true),
    /**
     * A little to the left and to the right, and back: shows depth without what no one has seen.
     */
    SWING("swing", true),
    /** Straight towards the pivot. */
    DOLLY("dolly", false),
    /** Slowly nearer and aside, as films show photographs. */
    KEN_BURNS("ken-burns", false);

    private static final double SWING_YAW_DEG = 18;
    private static final double SWING_ELEVATION_DEG = 3;
    private static final double DOLLY_TO = 0.62;
    private static final double KEN_BURNS_TO = 0.76;
    private static final double KEN_BURNS_ACROSS = 0.09;
    private static final double KEN_BURNS_DOWN = -0.03;

    private final String id;
    private final boolean round;

    CameraMotion(String id, boolean round) {
        this.id = id;
        this.round = round;
    }

    public static Optional<CameraMotion> fromId(String id) {
        return Arrays.stream(values()).filter(motion -> motion.id.equals(id)).findFirst();
    }

    /** As the command line says it: "ken-burns". */
    public String id() {
        return id;
    }

    /** Whether it ends where it began by itself. */
    public boolean isRound() {
        return round;
    }

    /**
     * @param start the view at the beginning
     * @param time from 0 to 1; at 1 a round motion, or one there and back, is at its beginning
     * @param thereAndBack for motions that are not round
     */
    public OrbitCamera at(OrbitCamera start, double time, boolean thereAndBack) {
        double turn = 2 * Math.PI * time;
        // Starts and ends at rest.
        double eased = (1 - Math.cos(thereAndBack ? turn : turn / 2)) / 2;
        return switch (this) {
            case TURNTABLE -> start.orbitedBy(360 * time, 0);
            case SWING ->
                    start.orbitedBy(
                            (start.yawDeg() > 0 ? -1 : 1)
                                    * (SWING_YAW_DEG * (1 - Math.cos(turn)) / 2),
                            SWING_ELEVATION_DEG * Math.sin(turn));
            case DOLLY -> start.dolliedBy(Math.pow(DOLLY_TO, eased));
            case KEN_BURNS ->
                    start.dolliedBy(Math.pow(KEN_BURNS_TO, eased))
                            .pannedBy(
                                    KEN_BURNS_ACROSS * start.distance() * eased,
                                    KEN_BURNS_DOWN * start.distance() * eased);
        };
    }
}
