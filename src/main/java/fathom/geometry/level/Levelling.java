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
