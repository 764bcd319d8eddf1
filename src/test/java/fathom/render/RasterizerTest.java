package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.DepthMesh;
import fathom.job.JobMonitor;
import fathom.render.Rasterizer.Quality;
import fathom.render.Rasterizer.Scene;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.concurrent.CancellationException;

class RasterizerTest {
    private static final Lens LENS = Lens.centred(0.5);
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    /** Five pixels of the picture are one of the photograph. */
    @ParameterizedTest
    @EnumSource(Quality.class)
    void fromThePhotographsPlaceThePhotographIsSeen(Quality quality) {
        var frame = draw(Walls.layer(Shape.Style.SURFACE), fromPhoto(), quality);

        for (int x : new int[] {4, 100, 230}) assertPixel(frame, x, 160, Walls.RED);
        for (int x : new int[] {250, 400, 476}) assertPixel(frame, x, 160, Walls.GREEN);
        for (int y : new int[] {4, 316}) assertPixel(frame, 100, y, Walls.RED);
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void thePictureKnowsTheDepthOfWhatItShows(Quality quality) {
        var frame = draw(Walls.layer(Shape.Style.SURFACE), fromPhoto(), quality);

        assertThat(frame.depthAt(100, 100)).isCloseTo(2, within(1e-5));
        assertThat(frame.depthAt(400, 100)).isCloseTo(5, within(1e-5));
        assertThat(frame.depthAt(0, 0)).isNaN();
    }

    /** More samples than are drawn at once; three parts. */
    @Test
    void aPictureThatIsDrawnInPartsHasNoSeams() {
        var scene = new Scene(List.of(Walls.layer(Shape.Style.SURFACE)), LENS, ClipBox.ALL);

        var large =
                new Rasterizer()
                        .draw(scene, fromPhoto(), 6000, 4000, Quality.FINE, JobMonitor.NONE);

        for (int y = 40; y < 3960; y++) {
            assertThat(large.argb()[y * 6000 + 1500]).isEqualTo(Walls.RED);
            assertThat(large.argb()[y * 6000 + 4500]).isEqualTo(Walls.GREEN);
            assertThat(large.depthAt(1500, y)).isCloseTo(2, within(1e-4));
        }
    }

    /** The mesh begins at the centres of the outer cells, so half a cell of 5 pixels is empty. */
    @Test
    void nothingIsDrawnBesideTheMeshAndEverythingWithinIt() {
        var frame =
                draw(
                        new Layer(shapeWithoutAJump(), Texture.of(Walls.photo()), false, 1),
                        fromPhoto(),
                        Quality.DRAFT);

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= 2 && x <= 477 && y >= 2 && y <= 317;
                boolean drawn = frame.argb()[y * WIDTH + x] != 0;
                // Column and row 2: their centres lie exactly on the edge.
                boolean edge = x == 2 || x == 477 || y == 2 || y == 317;
                if (!edge) assertThat(drawn).as("%d, %d", x, y).isEqualTo(inside);
            }
        }
    }

    /** A pixel's worth of points is drawn wherever the photograph's camera sees a cell. */
    @Test
    void seenFromThePhotographsPlacePointsJustTouch() {
        var frame = draw(Walls.layer(Shape.Style.POINTS), fromPhoto(), Quality.DRAFT);

        int empty = 0;
        for (int argb : frame.argb()) if (argb == 0) empty++;
        // The round points leave 1 − π/4 of each cell's square open.
        assertThat((double) empty / frame.argb().length).isCloseTo(1 - Math.PI / 4, within(0.06));
    }

    @Test
    void wiresLetTheGroundShineThrough() {
        var frame = draw(Walls.layer(Shape.Style.WIRES), fromPhoto(), Quality.DRAFT);

        int drawn = 0;
        for (int argb : frame.argb()) if (argb != 0) drawn++;
        // Each 5 x 5 pixels square has a row, a column and a diagonal: about 13 of 25 pixels.
        assertThat((double) drawn / frame.argb().length).isBetween(0.4, 0.6);
    }

    /** A wall that is tilted away: lines of the texture stay straight, for 1/z is linear. */
    @Test
    void largeTrianglesAreTexturedInPerspective() {
        float[] xyz = {-1, -1, 2, -1, 1, 2, 3, 3, 6, 3, -3, 6};
        float[] uv = {0, 0, 0, 1, 1, 1, 1, 0};
        var mesh = DepthMesh.adopt(xyz, uv, new int[] {0, 1, 2, 0, 2, 3});
        var argb = new int[256];
        for (int i = 0; i < 256; i++) argb[i] = 0xff000000 | i;
        var layer =
                new Layer(
                        Shape.ofMesh(mesh, Shape.Style.SURFACE),
                        Texture.adopt(256, 1, argb),
                        false,
                        1);
        var camera = OrbitCamera.ofPhoto(Lens.NONE, 1, 1, 3);
        var frame =
                new Rasterizer()
                        .draw(
                                new Scene(List.of(layer), Lens.NONE, ClipBox.ALL),
                                camera,
                                400,
                                400,
                                Quality.DRAFT,
                                JobMonitor.NONE);

        // In the wall x = 4 t − 1, z = 2 + 4 t; the pixel at x/z = s has t = (2 s + 1) / (4 − 4 s).
        for (int x : new int[] {110, 150, 200, 250, 290}) {
            double s = (x + 0.5 - 200) / 200;
            double t = (2 * s + 1) / (4 - 4 * s);
            int blue = frame.argb()[200 * 400 + x] & 0xff;
            assertThat((double) blue).as("column %d", x).isCloseTo(t * 256, within(1.5));
        }
    }

    /**
     * Light from above the left shoulder, 0.82 of it along the view; 0.38 of light is everywhere.
     */
    @Test
    void aLitWallThatFacesTheCameraIsShadedByTheCosine() {
        var lit = new Layer(Walls.shape(Shape.Style.SURFACE), Texture.of(Walls.photo()), true, 1);

        var frame = draw(lit, fromPhoto(), Quality.DRAFT);

        int red = frame.argb()[160 * WIDTH + 100] >> 16 & 0xff;
        assertThat((double) red).isCloseTo(255 * (0.38 + 0.62 * 0.82), within(2.0));
    }

    @Test
    void whatLiesOutsideTheClippingBoxIsNotDrawn() {
        var near = new ClipBox(new Vector(-9, -9, 0), new Vector(9, 9, 3));
        var scene = new Scene(List.of(Walls.layer(Shape.Style.SURFACE)), LENS, near);

        var frame =
                new Rasterizer()
                        .draw(scene, fromPhoto(), WIDTH, HEIGHT, Quality.DRAFT, JobMonitor.NONE);

        assertPixel(frame, 100, 160, Walls.RED);
        assertPixel(frame, 400, 160, 0);
    }

    @Test
    void theNearerOfTwoLayersIsSeenWhateverTheirOrder() {
        var walls = Walls.layer(Shape.Style.SURFACE);
        float[] xyz = {-9, -9, 3, -9, 9, 3, 9, 9, 3, 9, -9, 3};
        float[] uv = {0, 0, 0, 1, 1, 1, 1, 0};
        var mesh = DepthMesh.adopt(xyz, uv, new int[] {0, 1, 2, 0, 2, 3});
        var blue =
                new Layer(
                        Shape.ofMesh(mesh, Shape.Style.SURFACE),
                        Texture.adopt(1, 1, new int[] {0xff0000ff}),
                        false,
                        1);

        for (var order : List.of(List.of(walls, blue), List.of(blue, walls))) {
            var frame =
                    new Rasterizer()
                            .draw(
                                    new Scene(order, LENS, ClipBox.ALL),
                                    fromPhoto(),
                                    WIDTH,
                                    HEIGHT,
                                    Quality.DRAFT,
                                    JobMonitor.NONE);
            assertPixel(frame, 100, 160, Walls.RED);
            assertPixel(frame, 400, 160, 0xff0000ff);
        }
    }

    /** Half of a pixel at the left edge of the picture is wall: its colour is half as opaque. */
    @Test
    void edgesOfFinePicturesAreSmooth() {
        var frame =
                draw(
                        new Layer(shapeWithoutAJump(), Texture.of(Walls.photo()), false, 1),
                        fromPhoto(),
                        Quality.FINE);

        assertThat(frame.argb()[160 * WIDTH + 2]).isEqualTo(0x80800000);
    }

    @Test
    void aPictureThatNobodyWantsAnyMoreIsNotFinished() {
        var cancelled =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        var scene = new Scene(List.of(Walls.layer(Shape.Style.SURFACE)), LENS, ClipBox.ALL);

        assertThatThrownBy(
                        () ->
                                new Rasterizer()
                                        .draw(
                                                scene,
                                                fromPhoto(),
                                                WIDTH,
                                                HEIGHT,
                                                Quality.FINE,
                                                cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static Shape shapeWithoutAJump() {
        float[] xyz = {
            -0.9895833f * 2, -0.65625f * 2, 2, -0.9895833f * 2, 0.65625f * 2, 2,
            0.9895833f * 2, 0.65625f * 2, 2, 0.9895833f * 2, -0.65625f * 2, 2
        };
        float[] uv = {0, 0, 0, 1, 0.4f, 1, 0.4f, 0};
        return Shape.ofMesh(
                DepthMesh.adopt(xyz, uv, new int[] {0, 1, 2, 0, 2, 3}), Shape.Style.SURFACE);
    }

    private static OrbitCamera fromPhoto() {
        return OrbitCamera.ofPhoto(LENS, 1.5, 1.5, 3);
    }

    private static Frame draw(Layer layer, OrbitCamera camera, Quality quality) {
        return new Rasterizer()
                .draw(
                        new Scene(List.of(layer), LENS, ClipBox.ALL),
                        camera,
                        WIDTH,
                        HEIGHT,
                        quality,
                        JobMonitor.NONE);
    }

    private static void assertPixel(Frame frame, int x, int y, int argb) {
        assertThat(Integer.toHexString(frame.argb()[y * WIDTH + x]))
                .as("pixel %d, %d", x, y)
                .isEqualTo(Integer.toHexString(argb));
    }
}
