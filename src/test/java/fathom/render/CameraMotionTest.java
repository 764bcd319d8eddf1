package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraMotionTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final OrbitCamera START = new OrbitCamera(new Vector(0, 0, 3), 10, 4, 3, 40);

    @ParameterizedTest
    @EnumSource
    void aLoopEndsWhereItBegan(CameraMotion motion) {
        var first = motion.at(START, 0, true);
        var last = motion.at(START, 1, true);

        assertThat(first.eye().minus(START.eye()).length()).isCloseTo(0, EXACTLY);
        assertThat(last.eye().minus(first.eye()).length()).isCloseTo(0, EXACTLY);
        assertThat(last.forward().minus(first.forward()).length()).isCloseTo(0, EXACTLY);
    }

    @ParameterizedTest
    @EnumSource
    void halfwayTheCameraIsElsewhere(CameraMotion motion) {
        var moved = motion.at(START, 0.5, true);

        assertThat(moved.eye().minus(START.eye()).length()).isGreaterThan(0.2);
    }

    /** A quarter of the way around a pivot three units away. */
    @Test
    void theTurntableGoesAroundThePivotEvenly() {
        var quarter = CameraMotion.TURNTABLE.at(START, 0.25, true);

        assertThat(quarter.pivot()).isEqualTo(START.pivot());
        assertThat(quarter.yawDeg()).isCloseTo(100, EXACTLY);
        assertThat(quarter.eye().minus(quarter.pivot()).length()).isCloseTo(3, EXACTLY);
    }

    @Test
    void theDollyGoesStraightAhead() {
        var near = CameraMotion.DOLLY.at(START, 1, false);
        var way = near.eye().minus(START.eye());

        assertThat(near.forward()).isEqualTo(START.forward());
        assertThat(way.dot(START.forward())).isCloseTo(way.length(), EXACTLY);
        assertThat(way.length()).isCloseTo(3 * 0.38, EXACTLY);
    }

    @ParameterizedTest
    @EnumSource
    void noMotionJumps(CameraMotion motion) {
        var before = motion.at(START, 0, false);
        for (int i = 1; i <= 100; i++) {
            var now = motion.at(START, i / 100.0, false);
            assertThat(now.eye().minus(before.eye()).length()).isLessThan(0.2);
            before = now;
        }
    }
}
