package fathom.geometry.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.AnalyticScenes;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

/**
 * How much of the picture is covered by sheets between surfaces: triangles with a corner that lies
 * on neither of them, or with corners on both, in a scene of which it is known what lies where.
 */
class RubberSheetTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    /** Pixels of the photograph for each cell of the depth map, as with a network of 518 cells. */
    private static final int FINER = 4;

    private static final double WALL = 4;
    private static final double BALL = 2;
    private static final double RADIUS = 0.55;

    /** A disc before a wall: its rim runs in all directions. */
    private static final AnalyticScenes.Scene SCENE =
            (x, y) -> Math.hypot(x, y) * BALL < RADIUS ? BALL : WALL;

    private static final Photo PHOTO = photo();
    private static final CameraChoice CAMERA = CameraChoice.of(PHOTO);

    private static Photo photo() {
        int width = FINER * WIDTH;
        int height = FINER * HEIGHT;
        var rgb = new byte[3 * width * height];
        var blank = Photo.adopt("disc.png", width, height, rgb.clone(), null, PhotoFacts.NONE);
        var seen = AnalyticScenes.render(SCENE, CameraChoice.of(blank).intrinsics(), width, height);
        for (int i = 0; i < width * height; i++) {
            int level = (seen.z().at(i) == BALL ? 170 : 60) + i * 31 % 7;
            for (int k = 0; k < 3; k++) rgb[3 * i + k] = (byte) level;
        }
        return Photo.adopt("disc.png", width, height, rgb, null, PhotoFacts.NONE);
    }

    private static FloatGrid sharp() {
        return AnalyticScenes.render(SCENE, CAMERA.forGrid(WIDTH, HEIGHT), WIDTH, HEIGHT).z();
    }

    /** Inverse distances averaged over 5 × 5 cells, as networks blur them. */
    private static FloatGrid blurred() {
        var z = sharp();
        var mean = new float[z.size()];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int k = 0; k < 25; k++) {
                int x = Math.clamp(i % WIDTH + k % 5 - 2, 0, WIDTH - 1);
                int y = Math.clamp(i / WIDTH + k / 5 - 2, 0, HEIGHT - 1);
                sum += 1 / z.at(x, y);
            }
            mean[i] = (float) (25 / sum);
        }
        return FloatGrid.adopt(WIDTH, HEIGHT, mean);
    }

    private static DepthMesh mesh(FloatGrid z, EdgeCut cut, boolean snapped) {
        var density = snapped ? new Density.Photograph() : new Density.Network();
        var recipe =
                MeshRecipe.DEFAULT.withCut(cut).withRefine(new RefineRecipe(density, snapped, 0));
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, z);
        return SceneMeshes.build(map, PHOTO, CAMERA, recipe, JobMonitor.NONE).mesh();
    }

    /** Of the photograph's area. */
    private static double sheetShare(DepthMesh mesh) {
        double sheets = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            boolean onWall = true;
            boolean onBall = true;
            for (int k = 0; k < 3; k++) {
                double z = mesh.zAt(mesh.vertexOf(t, k));
                onWall &= Math.abs(z - WALL) < 0.04 * WALL;
                onBall &= Math.abs(z - BALL) < 0.04 * BALL;
            }
            if (!onWall && !onBall) sheets += areaInPhoto(mesh, t);
        }
        return sheets;
    }

    private static double areaInPhoto(DepthMesh mesh, int triangle) {
        int a = mesh.vertexOf(triangle, 0);
        int b = mesh.vertexOf(triangle, 1);
        int c = mesh.vertexOf(triangle, 2);
        double u = mesh.uAt(b) - mesh.uAt(a);
        double v = mesh.vAt(b) - mesh.vAt(a);
        return Math.abs(u * (mesh.vAt(c) - mesh.vAt(a)) - v * (mesh.uAt(c) - mesh.uAt(a))) / 2;
    }

    @Test
    void sharpDepthHasNoSheetsWhereItIsCutAndManyWhereNot() {
        assertThat(sheetShare(mesh(sharp(), EdgeCut.NONE, false))).isBetween(0.008, 0.03);
        assertThat(sheetShare(mesh(sharp(), EdgeCut.DEFAULT, false))).isZero();
    }

    @Test
    void cuttingLeavesLittleOfTheSheetsOfBlurredDepth() {
        double whole = sheetShare(mesh(blurred(), EdgeCut.NONE, false));
        double cut = sheetShare(mesh(blurred(), EdgeCut.DEFAULT, false));

        assertThat(whole).isBetween(0.03, 0.1);
        assertThat(cut).isLessThan(0.1 * whole);
    }

    @Test
    void snappingEdgesLeavesNoSheetsAndPutsTheRimWhereThePhotographHasIt() {
        var mesh = mesh(blurred(), EdgeCut.DEFAULT, true);
        double whole = sheetShare(mesh(blurred(), EdgeCut.NONE, false));

        assertThat(sheetShare(mesh)).isLessThan(0.01 * whole);
        // The disc's area in the photograph, from the triangles on it.
        double area = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            boolean onBall = mesh.zAt(mesh.vertexOf(t, 0)) < 1.04 * BALL;
            if (onBall) area += areaInPhoto(mesh, t);
        }
        double focal = CAMERA.intrinsics().fxPx();
        double radius = RADIUS / BALL * focal;
        double expected = Math.PI * radius * radius / ((double) PHOTO.width() * PHOTO.height());
        // Triangles end half a pixel before the rim.
        assertThat(area / expected).isBetween(1 - 2 * 1.5 / radius, 1 + 2 * 1.0 / radius);
    }
}
