package fathom.geometry.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.function.IntBinaryOperator;

class SurfaceRefinerTest {
    private static final RefineRecipe SNAPPED = new RefineRecipe(new Density.Photograph(), true, 0);
    private static final RefineRecipe UNSNAPPED = SNAPPED.withSnapEdges(false);

    /** With noise of a few levels, as photographs have. */
    private static Photo photo(int width, int height, IntBinaryOperator gray) {
        var random = new Random(3);
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int level = gray.applyAsInt(i % width, i / width) + random.nextInt(5);
            for (int k = 0; k < 3; k++) rgb[3 * i + k] = (byte) Math.clamp(level, 0, 255);
        }
        return Photo.adopt("made.png", width, height, rgb, null, PhotoFacts.NONE);
    }

    private static FloatGrid refined(ZSurface surface, Photo photo, RefineRecipe recipe) {
        return SurfaceRefiner.refine(surface, photo, EdgeCut.DEFAULT, recipe, JobMonitor.NONE).z();
    }

    /** Near 1 m left of the column, far 3 m right of it, with a ramp of inverse distances. */
    private static ZSurface blurredStep(int width, int height, double column, double ramp) {
        var z = new float[width * height];
        for (int i = 0; i < z.length; i++) {
            double u = Math.clamp((i % width + 0.5 - column) / ramp + 0.5, 0, 1);
            z[i] = (float) (1 / (1 + u * (1 / 3.0 - 1)));
        }
        return new ZSurface(FloatGrid.adopt(width, height, z), true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlantedPlaneStaysThatPlaneUpToTheBorder(boolean snapped) {
        var plane = AnalyticScenes.plane(0.2, 0.5, 1, 3);
        var coarse = Intrinsics.fromHorizontalFov(60, 40, 30);
        var fine = coarse.resizedBy(4, 4);
        var z =
                refined(
                        AnalyticScenes.render(plane, coarse, 40, 30),
                        photo(160, 120, (x, y) -> 100),
                        UNSNAPPED.withSnapEdges(snapped));

        var wanted = AnalyticScenes.render(plane, fine, 160, 120).z();
        for (int i = 0; i < z.size(); i++) {
            assertThat(z.at(i)).isCloseTo(wanted.at(i), within(1e-5f * wanted.at(i)));
        }
    }

    @Test
    void aBlurredEdgeSnapsToThePhotographsAndNothingHangsBetween() {
        // The ramp is 4 cells of 8 pixels around column 20; the photograph's edge is at 167.
        var z =
                refined(
                        blurredStep(40, 30, 20, 4),
                        photo(320, 240, (x, y) -> x < 167 ? 70 : 150),
                        SNAPPED);

        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                float expected = x < 167 ? 1 : 3;
                if (Math.abs(x - 167) <= 1) {
                    assertThat(Math.min(Math.abs(z.at(x, y) - 1), Math.abs(z.at(x, y) - 3)))
                            .isLessThan(0.06f);
                } else {
                    assertThat(z.at(x, y)).isCloseTo(expected, within(0.02f * expected));
                }
            }
        }
    }

    /** Finer cells on a ramp are near one another: they would hang between as specks. */
    @Test
    void withoutSnappingABlurredEdgeIsSharpToo() {
        var z = refined(blurredStep(40, 30, 20, 4), photo(320, 240, (x, y) -> 100), UNSNAPPED);

        for (int i = 0; i < z.size(); i++) {
            boolean near = z.at(i) < 1.1;
            assertThat(near || z.at(i) > 2.7).as("%s at %d", z.at(i), i % 320).isTrue();
            if (i % 320 < 160 - 18) assertThat(near).isTrue();
            if (i % 320 > 160 + 18) assertThat(near).isFalse();
        }
    }

    @Test
    void aSteepWaveWithoutAJumpIsASurfaceAndIsNotTorn() {
        // Inverse distance 1 + 0.09 sin: steps of at most 3.6 %, below the cut, but bent.
        var cells = new float[48 * 30];
        for (int i = 0; i < cells.length; i++) cells[i] = (float) (1 / wave(i % 48));
        var z =
                refined(
                        new ZSurface(FloatGrid.adopt(48, 30, cells), true),
                        photo(384, 240, (x, y) -> 60 + 40 * (x / 50 % 2)),
                        SNAPPED);

        for (int y = 0; y < 240; y++) {
            for (int x = 16; x < 368; x++) {
                double expected = 1 / wave((x + 0.5) / 8 - 0.5);
                assertThat(z.at(x, y)).isCloseTo((float) expected, within(0.01f));
            }
        }
    }

    private static double wave(double cell) {
        return 1 + 0.09 * Math.sin(2 * Math.PI * cell / 16);
    }

    @Test
    void aSharpEdgeIsNotBlurredByFinerCells() {
        var z = refined(blurredStep(40, 30, 20, 1e-6), photo(320, 240, (x, y) -> 90), UNSNAPPED);

        for (int i = 0; i < z.size(); i++) {
            assertThat(Math.min(Math.abs(z.at(i) - 1), Math.abs(z.at(i) - 3))).isLessThan(1e-3f);
        }
    }

    @Test
    void aPoleOfOneCellKeepsItsDistanceAndGetsThePhotographsWidth() {
        var cells = new float[40 * 30];
        for (int i = 0; i < cells.length; i++) cells[i] = i % 40 == 20 ? 1 : 3;
        var z =
                refined(
                        new ZSurface(FloatGrid.adopt(40, 30, cells), true),
                        photo(320, 240, (x, y) -> x >= 161 && x < 167 ? 40 : 170),
                        SNAPPED);

        for (int x = 0; x < 320; x++) {
            boolean pole = x >= 162 && x < 166;
            boolean edge = !pole && x >= 160 && x < 168;
            if (!edge) assertThat(z.at(x, 120)).isCloseTo(pole ? 1 : 3, within(0.05f));
        }
    }

    @Test
    void cellsWithoutDistanceStayEmptyUpToThePhotographsEdge() {
        var cells = new float[40 * 30];
        for (int i = 0; i < cells.length; i++) cells[i] = i % 40 < 20 ? 2 : Float.NaN;
        var z =
                refined(
                        new ZSurface(FloatGrid.adopt(40, 30, cells), true),
                        photo(320, 240, (x, y) -> x < 163 ? 40 : 170),
                        SNAPPED);

        assertThat(z.at(160, 100)).isCloseTo(2, within(1e-4f));
        assertThat(z.at(166, 100)).isNaN();
    }

    @Test
    void theDensityIsThatOfThePhotographOrTheWantedLongSide() {
        var surface = blurredStep(40, 30, 20, 2);
        var photo = photo(320, 240, (x, y) -> 90);

        var half = refined(surface, photo, UNSNAPPED.withDensity(new Density.LongSide(160)));
        assertThat(half.width()).isEqualTo(160);
        assertThat(half.height()).isEqualTo(120);
        assertThat(refined(surface, photo, UNSNAPPED).width()).isEqualTo(320);
        var most = refined(surface, photo, UNSNAPPED.withDensity(new Density.LongSide(9999)));
        assertThat(most.width()).isEqualTo(320);
        assertThat(refined(surface, photo, RefineRecipe.NONE)).isSameAs(surface.z());
    }

    @Test
    void stepsOfACoarseFileAreSmoothedAndAnEdgeIsKept() {
        // A plane in 8-bit steps of inverse distance, then a wall at a third of the distance.
        int width = 200;
        var stepped = new float[width * 50];
        var wanted = new float[width * 50];
        for (int i = 0; i < stepped.length; i++) {
            int x = i % width;
            double inverse = x < 150 ? 0.3 + 0.0005 * x : 1;
            wanted[i] = (float) (1 / inverse);
            stepped[i] = (float) (1 / (Math.round(inverse * 255) / 255.0));
        }
        var surface = new ZSurface(FloatGrid.adopt(width, 50, stepped), true);
        var z =
                refined(
                        surface,
                        photo(width, 50, (x, y) -> 90),
                        RefineRecipe.NONE.withSmoothing(0.02));

        assertThat(roughness(z)).isLessThan(roughness(surface.z()) / 8);
        for (int x = 0; x < width; x++) {
            assertThat(z.at(x, 25)).isCloseTo(wanted[x], within(0.01f * wanted[x]));
        }
        assertThat(z.at(149, 25) / z.at(150, 25)).isGreaterThan(2.5f);
    }

    /** The largest change of slope along the middle row's plane. */
    private static double roughness(FloatGrid z) {
        double worst = 0;
        for (int x = 20; x < 130; x++) {
            double bend = 1 / z.at(x - 1, 25) - 2 / z.at(x, 25) + 1 / z.at(x + 1, 25);
            worst = Math.max(worst, Math.abs(bend));
        }
        return worst;
    }

    @Test
    void smoothingLeavesPlanesAlone() {
        var camera = Intrinsics.fromHorizontalFov(60, 80, 60);
        var plane = AnalyticScenes.render(AnalyticScenes.plane(0, 1, 1, 3), camera, 80, 60);
        var z = refined(plane, photo(80, 60, (x, y) -> 90), RefineRecipe.NONE.withSmoothing(0.02));

        for (int i = 0; i < z.size(); i++) {
            assertThat(z.at(i)).isCloseTo(plane.z().at(i), within(2e-5f * z.at(i)));
        }
    }
}
