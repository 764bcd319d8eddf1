package fathom.geometry.level;

import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;

import java.util.Optional;

/** How a scene is turned so that its ground is level. */
public sealed interface Levelling {
    /** The camera is taken to look straight ahead. */
    record None() implements Levelling {}

    /** By the ground that {@link GroundPlane} finds. */
    record Ground() implements Levelling {}

    /**
     * By hand.
     *
     * @param pitchDeg how far the camera looked down, in degrees; negative for up
     * @param rollDeg how far the camera was turned clockwise, in degrees
     */
    record Angles(double pitchDeg, double rollDeg) implements Levelling {
        public Angles {
            if (!(Math.abs(pitchDeg) <= 90 && Math.abs(rollDeg) <= 180)) {
                throw new IllegalArgumentException(
                        "Pitch lies from -90 to 90 and roll from -180 to 180, got %s and %s"
                                .formatted(pitchDeg, rollDeg));
            }
        }

        /**
         * The angles that bring the same direction straight down as a rotation does. What they
         * leave of it is a turn about the vertical.
         */
        public static Angles of(Rotation rotation) {
            // What becomes (0, 1, 0) is the second row: of these angles' (cos p sin r, cos p cos r,
            // sin p).
            double pitch = Math.asin(Math.clamp(rotation.yz(), -1, 1));
            return ofRadians(pitch, Math.atan2(rotation.yx(), rotation.yy()));
        }

        /**
         * The angles by which a line that was seen aslant stands upright or lies level, whichever
         * it is nearer to. An upright line decides both; a level one decides the roll where it runs
         * across the view and the pitch where it runs ahead, and the other stays.
         *
         * @param x with y and z any vector along the line in camera space, not 0
         */
        public Angles with(double x, double y, double z) {
            double across = Math.hypot(x, z);
            if (Math.abs(y) >= across) {
                double sign = Math.signum(y);
                double pitch = Math.atan2(sign * z, Math.hypot(x, y));
                return ofRadians(pitch, Math.atan2(sign * x, sign * y));
            }
            double roll = Math.toRadians(rollDeg);
            double pitch = Math.toRadians(pitchDeg);
            if (Math.abs(x) >= Math.abs(z)) {
                double sign = Math.signum(x);
                // sin r x + cos r y = -tan p z, the line's height before the pitch is undone
                double height = -Math.tan(pitch) * z / Math.hypot(x, y);
                double slope = Math.atan2(sign * y, sign * x);
                return ofRadians(pitch, Math.asin(Math.clamp(sign * height, -1, 1)) - slope);
            }
            double sign = Math.signum(z);
            double height = Math.sin(roll) * x + Math.cos(roll) * y;
            return ofRadians(Math.atan2(-sign * height, sign * z), roll);
        }

        private static Angles ofRadians(double pitch, double roll) {
            return new Angles(Math.toDegrees(pitch), Math.toDegrees(roll));
        }
    }

    /**
     * The rotation that levels the scene; empty where no ground was found.
     *
     * @param camera in cells of the surface's grid
     */
    default Optional<Rotation> rotation(ZSurface surface, Intrinsics camera) {
        return switch (this) {
            case None _ -> Optional.of(Rotation.NONE);
            case Angles angles -> Optional.of(Rotation.undoing(angles.pitchDeg, angles.rollDeg));
            case Ground _ -> GroundPlane.find(surface, camera).map(GroundPlane::levelling);
        };
    }
}
