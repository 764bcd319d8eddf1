package fathom.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The values are worked out by hand from each formula, or from plain geometry. */
class ComparisonViewsTest {
    private static final float NAN = Float.NaN;

    @Test
    void differencesFollowTheirFormulas() {
        var map = row(3, 1, NAN, 5);
        var reference = row(2, 4, 1, 0);

        assertThat(Difference.SIGNED.of(map, reference).toArray()).containsExactly(1, -3, NAN, 5);
        assertThat(Difference.ABSOLUTE.of(map, reference).toArray()).containsExactly(1, 3, NAN, 5);
        assertThat(Difference.RELATIVE.of(map, reference).toArray())
                .containsExactly(0.5f, 0.75f, NAN, NAN);
        assertThat(Difference.SIGNED_RELATIVE.of(map, reference).toArray())
                .containsExactly(0.5f, -0.75f, NAN, NAN);
    }

    @Test
    void disagreementIsTheSpreadOfTheMapsThatHaveAValue() {
        var maps = List.of(row(1, 4, 2), row(3, 4, NAN), row(8, 4, NAN));

        // numpy.std([1, 3, 8]) = 2.943920288775949
        assertThat(Disagreement.STANDARD_DEVIATION.of(maps).toArray())
                .containsExactly(new float[] {2.94392f, 0, NAN}, within(1e-5f));
        assertThat(Disagreement.RANGE.of(maps).toArray()).containsExactly(7, 0, NAN);
        assertThat(Disagreement.RELATIVE.of(maps).toArray())
                .containsExactly(new float[] {0.73598f, 0, NAN}, within(1e-5f));
    }

    @Test
    void aNetworkThatMirrorsWithThePhotographIsConsistent() {
        var ramp = new float[100];
        var mirrored = new float[100];
        for (int i = 0; i < 100; i++) {
            ramp[i] = i;
            mirrored[99 - i] = 5 * i + 2; // another scale and shift, as relative networks have
        }
        mirrored[99 - 30] += 5 * 50; // and one place where it changes its mind by half the range

        var inconsistency =
                FlipConsistency.of(disparity(row(ramp)), disparity(row(mirrored))).orElseThrow();

        assertThat(inconsistency.at(10)).isCloseTo(0, within(1e-5f));
        // 50 of a spread from the 2nd to the 98th percentile of 0..99, 0.96 * 99
        assertThat(inconsistency.at(30)).isCloseTo((float) (50 / (0.96 * 99)), within(1e-5f));
    }

    @Test
    void nearerFollowsTheKindAndTiesBelongToNobody() {
        var pair = new PointPair(0, 0, 1, 0);

        var metric = pair.in(DepthMap.of(DepthKind.METRIC_DEPTH, row(2, 3)));
        assertThat(metric.nearer()).isEqualTo(PointPair.Nearer.FIRST);
        assertThat(metric.margin().orElseThrow()).isCloseTo(0.5, within(1e-9));
        var relative = pair.in(disparity(row(2, 3)));
        assertThat(relative.nearer()).isEqualTo(PointPair.Nearer.SECOND);
        assertThat(relative.margin().orElseThrow()).isCloseTo(1 / 0.96, within(1e-5));
        assertThat(pair.in(disparity(row(2, 2))).nearer()).isEqualTo(PointPair.Nearer.NEITHER);
        assertThat(pair.in(disparity(row(NAN, 2))).nearer()).isEqualTo(PointPair.Nearer.UNKNOWN);
    }

    @Test
    void aProfileReadsBetweenTheCentresOfCells() {
        var grid = FloatGrid.copyOf(2, 2, new float[] {0, 2, 4, 6});

        var profile = LineProfile.sample(grid, 0.5, 0.5, 1.5, 1.5, 3);

        assertThat(profile.valueAt(0)).isEqualTo(0);
        assertThat(profile.valueAt(1)).isEqualTo(3);
        assertThat(profile.valueAt(2)).isEqualTo(6);
        assertThat(profile.distanceAt(2)).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(LineProfile.sample(grid, -1, 0, 1, 0, 2).valueAt(0)).isNaN();
    }

    @Test
    void aHistogramCountsWhatIsInsideAndOutsideItsRange() {
        var histogram = Histogram.of(row(-1, 0, 0.4f, 0.5f, 1, 2, NAN), new DepthRange(0, 1), 2);

        assertThat(histogram.countAt(0)).isEqualTo(2);
        assertThat(histogram.countAt(1)).isEqualTo(2);
        assertThat(histogram.below()).isEqualTo(1);
        assertThat(histogram.above()).isEqualTo(1);
        assertThat(histogram.total()).isEqualTo(6);
    }

    @Test
    void depthJumpsAreSharesOfTheNearestDepthOrOfTheRelativeSpread() {
        var wall = row(2, 2, 2, 3, 3, 3);

        assertThat(Discontinuities.of(DepthMap.of(DepthKind.METRIC_DEPTH, wall)).toArray())
                .containsExactly(0, 0, 0.5f, 0.5f, 0, 0);
        assertThat(Discontinuities.of(disparity(wall)).toArray()).containsExactly(0, 0, 1, 1, 0, 0);
    }

    @Test
    void normalsOfATiltedPlaneAreThoseOfItsEquation() {
        // The plane n·p = -2 with n = (0.3, -0.4, -0.866); z = -2 / (n · ray).
        double nx = 0.3;
        double ny = -0.4;
        double nz = -Math.sqrt(1 - nx * nx - ny * ny);
        var camera = new Intrinsics(40, 50, 16, 12);
        var z = new float[32 * 24];
        for (int i = 0; i < z.length; i++) {
            double rayX = (i % 32 + 0.5 - 16) / 40;
            double rayY = (i / 32 + 0.5 - 12) / 50;
            z[i] = (float) (-2 / (nx * rayX + ny * rayY + nz));
        }

        var normals = NormalMap.of(new ZSurface(FloatGrid.adopt(32, 24, z), true), camera);

        for (int i = 0; i < z.length; i++) {
            assertThat(normals.xAt(i)).isCloseTo((float) nx, within(1e-4f));
            assertThat(normals.yAt(i)).isCloseTo((float) ny, within(1e-4f));
            assertThat(normals.zAt(i)).isCloseTo((float) nz, within(1e-4f));
        }
        // (0.3 + 1) / 2 * 255, (0.4 + 1) / 2 * 255, (0.866 + 1) / 2 * 255
        assertThat(normals.argbAt(40)).isEqualTo(0xff000000 | 166 << 16 | 179 << 8 | 238);
    }

    @Test
    void aCellWithoutNeighboursHasNoNormal() {
        var lonely = new float[] {NAN, NAN, NAN, NAN, 1, NAN, NAN, NAN, NAN};
        var normals =
                NormalMap.of(
                        new ZSurface(FloatGrid.adopt(3, 3, lonely), true),
                        Intrinsics.centred(3, 3, 3));

        assertThat(normals.zAt(4)).isNaN();
        assertThat(normals.argbAt(4)).isZero();
    }

    @Test
    void isolinesOfADistanceFieldLieOnTheCircle() {
        var values = new float[41 * 41];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.hypot(i % 41 - 20, i / 41 - 20);
        }

        var line = Isolines.of(FloatGrid.adopt(41, 41, values), new double[] {12}).getFirst();

        double length = 0;
        for (int i = 0; i < line.size(); i++) {
            assertThat(Math.hypot(line.x1At(i) - 20.5, line.y1At(i) - 20.5))
                    .isCloseTo(12, within(0.02));
            length += Math.hypot(line.x2At(i) - line.x1At(i), line.y2At(i) - line.y1At(i));
        }
        assertThat(length).isCloseTo(2 * Math.PI * 12, within(0.3));
    }

    @Test
    void isolineLevelsAreRoundNumbersWithinTheRange() {
        assertThat(Isolines.levels(new DepthRange(0.83f, 6.1f), 5))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Isolines.levels(new DepthRange(2, 2), 5)).isEmpty();
    }

    private static DepthMap disparity(FloatGrid grid) {
        return DepthMap.of(DepthKind.RELATIVE_DISPARITY, grid);
    }

    private static FloatGrid row(float... values) {
        return FloatGrid.copyOf(values.length, 1, values);
    }
}
