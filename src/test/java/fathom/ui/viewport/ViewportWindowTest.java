package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.TileImage;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

@WindowTest
class ViewportWindowTest {
    private static final int SIDE = 16;

    @Test
    void theTileShowsTheColoursOfTheMap() throws Exception {
        var picture = depth("gray");
        Image shown = shown(picture, new ViewTransform(10, 0, 0));

        for (int cell = 0; cell < SIDE; cell++) {
            assertThat(shown.getPixelReader().getArgb(cell * 10 + 5, 5))
                    .isEqualTo(picture.argbAt(cell, 0));
        }
    }

    @Test
    void anotherColormapChangesThePixelsWithoutAnotherMap() throws Exception {
        var view = new ViewTransform(10, 0, 0);

        assertThat(shown(depth("gray"), view).getPixelReader().getArgb(85, 85))
                .isNotEqualTo(shown(depth("inferno"), view).getPixelReader().getArgb(85, 85));
    }

    @Test
    void theCursorReadsTheMapsOwnValue() throws Exception {
        String text =
                Fx.onFx(
                        () -> {
                            var mark = new CursorMark();
                            mark.resize(200, 200);
                            mark.show(
                                    depth("gray"),
                                    new PixelPosition(3, 2),
                                    new ViewTransform(10, 0, 0),
                                    true);
                            return mark.text();
                        });

        assertThat(text).isEqualTo("35.0 m"); // 3 + 16 * 2
    }

    @Test
    void aPixelOutsideThePictureHasNoMark() throws Exception {
        boolean visible =
                Fx.onFx(
                        () -> {
                            var mark = new CursorMark();
                            mark.show(
                                    depth("gray"),
                                    new PixelPosition(SIDE, 0),
                                    new ViewTransform(1, 0, 0),
                                    true);
                            return mark.isVisible();
                        });

        assertThat(visible).isFalse();
    }

    @Test
    void aPositionOnTheTileComesBackFromTheImage() {
        var view = new ViewTransform(3.7, 12, -80);

        assertThat(view.toImageX(view.toTileX(5.25))).isCloseTo(5.25, within(1e-12));
        assertThat(view.toImageY(view.toTileY(5.25))).isCloseTo(5.25, within(1e-12));
    }

    private static Image shown(TilePicture picture, ViewTransform view) throws Exception {
        var scene =
                Fx.onFx(
                        () -> {
                            var canvas = new TileCanvas();
                            canvas.show(picture, view);
                            Region root = canvas;
                            return new Scene(root, SIDE * 10, SIDE * 10);
                        });
        return Fx.snapshot(scene);
    }

    private static TilePicture.Values depth(String colormap) {
        var values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) values[i] = i;
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.adopt(SIDE, SIDE, values));
        var scale =
                ColorScale.of(
                        Colormaps.byName(colormap).orElseThrow(),
                        DepthKind.METRIC_DEPTH,
                        new DepthRange(0, 255));
        return new TilePicture.Values(
                new TileImage.OfValues(map.grid(), scale, "", 0, false),
                DepthPyramid.of(map.grid()));
    }
}
