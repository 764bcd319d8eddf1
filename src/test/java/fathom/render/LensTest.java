package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.CameraChoice;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneMeshes;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class LensTest {
    private static final CameraChoice CAMERA =
            new CameraChoice(
                    new Intrinsics(80, 80, 40, 40),
                    Walls.WIDTH,
                    Walls.HEIGHT,
                    CameraChoice.Source.USER_FOCAL);

    private static final MeshRecipe AS_HELD =
            MeshRecipe.DEFAULT.withLevelling(new Levelling.Angles(20, -12));

    /** What is seen in the window lies where the exported file has it. */
    @Test
    void aShapeThroughALensIsTheMeshOfThatCameraHeldThatWay() {
        var scene =
                SceneMeshes.mesh(
                        Walls.surface(),
                        Walls.surface(),
                        Walls.photo(),
                        CAMERA,
                        AS_HELD,
                        JobMonitor.NONE);
        var shape = Walls.shape(Shape.Style.SURFACE);

        var lens = Lens.of(CAMERA, scene.rotation());

        assertThat(shape.vertexCount()).isEqualTo(scene.mesh().vertexCount());
        for (int v = 0; v < shape.vertexCount(); v += 97) {
            var placed =
                    lens.place(shape.xyz()[3 * v], shape.xyz()[3 * v + 1], shape.xyz()[3 * v + 2]);
            assertThat(placed.x()).isCloseTo(scene.mesh().xAt(v), within(1e-5));
            assertThat(placed.y()).isCloseTo(scene.mesh().yAt(v), within(1e-5));
            assertThat(placed.z()).isCloseTo(scene.mesh().zAt(v), within(1e-5));
        }
    }

    @Test
    void aPlaceOfTheSceneIsFoundAgainInTheShape() {
        var lens = Lens.of(CAMERA, rotation());

        var own = lens.toShape(lens.place(0.3, -0.2, 2.5));

        assertThat(own.x()).isCloseTo(0.3, within(1e-12));
        assertThat(own.y()).isCloseTo(-0.2, within(1e-12));
        assertThat(own.z()).isCloseTo(2.5, within(1e-12));
    }

    /** The photograph's camera, turned with the scene, sees each cell in its own pixel. */
    @Test
    void thePhotographsOwnCameraSeesThePhotographUpright() {
        var lens = Lens.of(CAMERA, rotation());
        double aspect = (double) Walls.WIDTH / Walls.HEIGHT;

        var view = new Projection(OrbitCamera.ofPhoto(lens, aspect, aspect, 3), 300, 200);

        var topLeft = view.toCamera(lens.place(-1, -1 / aspect, 1));
        var topRight = view.toCamera(lens.place(1, -1 / aspect, 1));
        var bottomRight = view.toCamera(lens.place(1, 1 / aspect, 1));
        assertThat(view.yPx(topLeft)).isCloseTo(view.yPx(topRight), within(1e-9));
        assertThat(view.xPx(topRight)).isCloseTo(view.xPx(bottomRight), within(1e-9));
        double width = view.xPx(topRight) - view.xPx(topLeft);
        double height = view.yPx(bottomRight) - view.yPx(topRight);
        assertThat(width / height).isCloseTo(aspect, within(1e-9));
        double[] spare = {
            view.xPx(topLeft),
            view.yPx(topLeft),
            300 - view.xPx(bottomRight),
            200 - view.yPx(bottomRight)
        };
        // All of it is in sight, and one side touches the pane's.
        assertThat(Arrays.stream(spare).min().orElseThrow()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theBoxAroundATurnedShapeHoldsIt() {
        var lens = Lens.of(CAMERA, rotation());
        var shape = Walls.shape(Shape.Style.SURFACE);

        var bounds = lens.bounds(shape);

        double low = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shape.xyz().length; i += 3) {
            var placed = lens.place(shape.xyz()[i], shape.xyz()[i + 1], shape.xyz()[i + 2]);
            low = Math.min(low, placed.y());
            assertThat(placed.x()).isBetween(bounds.min().x() - 1e-9, bounds.max().x() + 1e-9);
        }
        assertThat(bounds.min().y()).isCloseTo(low, within(1e-9));
    }

    private static Rotation rotation() {
        var any = new ZSurface(FloatGrid.adopt(1, 1, new float[] {1}), true);
        return AS_HELD.levelling().rotation(any, CAMERA.intrinsics()).orElseThrow();
    }
}
