package fathom.geometry.relief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.Topology;
import fathom.geometry.ZSurface;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ReliefBuilderTest {
    private static final ReliefRecipe RECIPE = new ReliefRecipe(120, 12, 2);

    private static ZSurface room() {
        return AnalyticScenes.render(
                AnalyticScenes.room(), Intrinsics.fromHorizontalFov(60, 80, 60), 80, 60);
    }

    @Test
    void theSolidIsClosedManifoldAndLooksOutwards() {
        var solid = ReliefBuilder.build(room(), 80 / 60.0, RECIPE);
        var topology = new Topology(solid);

        assertThat(topology.isManifold()).isTrue();
        assertThat(topology.isClosed()).isTrue();
        assertThat(topology.eulerNumber()).isEqualTo(2);
        assertThat(topology.volume()).isBetween(120 * 90 * 2.0, 120 * 90 * 12.0);
    }

    @Test
    void itHasTheSizeThatWasAskedFor() {
        var bounds = Bounds.of(ReliefBuilder.build(room(), 80 / 60.0, RECIPE));

        assertThat(bounds.min()).isEqualTo(new Bounds.Position(-60, -45, -12));
        assertThat(bounds.max()).isEqualTo(new Bounds.Position(60, 45, 0));
    }

    @Test
    void heightsAreLinearInTheInverseDistance() {
        // 1/z = 1, 1/2, 1/4 and nothing there.
        var z = FloatGrid.adopt(4, 2, new float[] {1, 2, 4, Float.NaN, 1, 2, 4, Float.NaN});
        var solid = ReliefBuilder.build(new ZSurface(z, true), 2, RECIPE);

        assertThat(-solid.zAt(0)).isEqualTo(12);
        assertThat(-solid.zAt(1)).isCloseTo(2 + 10 / 3f, within(1e-4f));
        assertThat(-solid.zAt(2)).isEqualTo(2);
        assertThat(-solid.zAt(3)).isEqualTo(2);
    }

    @Test
    void aWallWithoutDepthIsAPlateOfTheBasesThickness() {
        var solid =
                ReliefBuilder.build(new ZSurface(FloatGrid.filled(30, 20, 3), true), 1.5, RECIPE);

        assertThat(new Topology(solid).volume()).isCloseTo(120 * 80 * 2, within(0.1));
    }

    @Test
    void gridsFinerThanPrintersAreReduced() {
        var fine = new ZSurface(FloatGrid.filled(300, 200, 3), true);
        var solid = ReliefBuilder.build(fine, 1.5, new ReliefRecipe(5, 3, 1));

        assertThat(solid.triangleCount()).isEqualTo(2 * 99 * 66 + 3 * 2 * (99 + 66));
    }

    @Test
    void simplifiedRoughReliefsStayClosed() {
        var random = new Random(7);
        var z = new float[100 * 80];
        for (int i = 0; i < z.length; i++) z[i] = 1 + random.nextFloat() + (i % 100 > 50 ? 2 : 0);
        var rough = new ZSurface(FloatGrid.adopt(100, 80, z), true);
        DepthMesh solid = ReliefBuilder.build(rough, 1.25, RECIPE);

        var result = MeshSimplifier.simplify(solid, 2000, ErrorMeasure.UNIFORM, JobMonitor.NONE);

        assertThat(result.triangleCount()).isBetween(1800, 2000);
        var topology = new Topology(result);
        assertThat(topology.isManifold()).isTrue();
        assertThat(topology.isClosed()).isTrue();
        assertThat(topology.volume())
                .isCloseTo(new Topology(solid).volume(), within(0.05 * 120 * 96 * 12));
        assertThat(Bounds.of(result).max().x() - Bounds.of(result).min().x())
                .isCloseTo(120, within(0.01));
    }

    @Test
    void sizesThatNoSolidHasAreRefused() {
        assertThatThrownBy(() -> new ReliefRecipe(0, 12, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReliefRecipe(120, 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReliefRecipe(120, 12, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
