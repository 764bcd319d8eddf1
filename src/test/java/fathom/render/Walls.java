package fathom.render;

import fathom.geometry.ZSurface;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/** A red left half two metres away, a green right half five metres away, 96 x 64 cells. */
final class Walls {
    static final int RED = 0xffff0000;
    static final int GREEN = 0xff00ff00;
    static final int WIDTH = 96;
    static final int HEIGHT = 64;

    private Walls() {}

    static Photo photo() {
        var rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            rgb[3 * i + (i % WIDTH < WIDTH / 2 ? 0 : 1)] = (byte) 255;
        }
        return Photo.adopt("walls.png", WIDTH, HEIGHT, rgb, null, PhotoFacts.NONE);
    }

    static ZSurface surface() {
        var z = new float[WIDTH * HEIGHT];
        for (int i = 0; i < z.length; i++) z[i] = i % WIDTH < WIDTH / 2 ? 2 : 5;
        return new ZSurface(FloatGrid.adopt(WIDTH, HEIGHT, z), true);
    }

    static Shape shape(Shape.Style style) {
        return SceneShapes.build(surface(), photo(), MeshRecipe.DEFAULT, style, 1);
    }

    /** Of a photograph without any depth. */
    static Shape nothing() {
        var z = new float[WIDTH * HEIGHT];
        Arrays.fill(z, Float.NaN);
        var surface = new ZSurface(FloatGrid.adopt(WIDTH, HEIGHT, z), true);
        return SceneShapes.build(surface, photo(), MeshRecipe.DEFAULT, Shape.Style.SURFACE, 1);
    }

    static Layer layer(Shape.Style style) {
        return new Layer(shape(style), Texture.of(photo()), false, 1);
    }
}
