package fathom.ui.viewport;

import fathom.image.Photo;
import fathom.raster.ParallelRows;

import java.util.ArrayList;
import java.util.List;

/**
 * A photograph and its halvings. Level 0 is the photograph itself; a texel of level n is the mean
 * over 2^n by 2^n pixels, taken in linear light so that fine detail keeps its brightness.
 */
final class PhotoPyramid {
    private final Photo photo;
    private final List<int[]> halvings;

    private PhotoPyramid(Photo photo, List<int[]> halvings) {
        this.photo = photo;
        this.halvings = halvings;
    }

    /** Only the photograph itself: costs nothing, and is coarse where it is shrunk. */
    static PhotoPyramid withoutHalvings(Photo photo) {
        return new PhotoPyramid(photo, List.of());
    }

    /** All levels. Reads every pixel, so not on the thread that draws. */
    static PhotoPyramid of(Photo photo) {
        var light = new LinearLight();
        int deepest = Pyramids.deepestLevel(photo.width(), photo.height());
        var halvings = new ArrayList<int[]>(deepest);
        for (int level = 0; level < deepest; level++) {
            int width = Pyramids.lengthAt(photo.width(), level);
            int height = Pyramids.lengthAt(photo.height(), level);
            Rows rows = level == 0 ? rowsOf(photo) : rowsOf(halvings.getLast(), width);
            halvings.add(halve(rows, width, height, light));
        }
        return new PhotoPyramid(photo, List.copyOf(halvings));
    }

    Photo photo() {
        return photo;
    }

    int deepest() {
        return halvings.size();
    }

    /** The opaque texels of a level from 1 on, row by row as 0xAARRGGBB. Not to be changed. */
    int[] level(int level) {
        return halvings.get(level - 1);
    }

    /** Reads one row into an array of its own. */
    @FunctionalInterface
    private interface Rows {
        void read(int y, int[] into);
    }

    private static Rows rowsOf(int[] texels, int width) {
        return (y, into) -> System.arraycopy(texels, y * width, into, 0, width);
    }

    private static Rows rowsOf(Photo photo) {
        return (y, into) -> {
            for (int x = 0; x < into.length; x++) into[x] = photo.rgbAt(x, y);
        };
    }

    private static int[] halve(Rows rows, int width, int height, LinearLight light) {
        int halfWidth = Pyramids.lengthAt(width, 1);
        int halfHeight = Pyramids.lengthAt(height, 1);
        var half = new int[halfWidth * halfHeight];
        ParallelRows.forEachBand(
                halfWidth,
                halfHeight,
                (fromRow, toRow) -> {
                    var upper = new int[width];
                    var lower = new int[width];
                    for (int y = fromRow; y < toRow; y++) {
                        rows.read(2 * y, upper);
                        rows.read(Math.min(2 * y + 1, height - 1), lower);
                        for (int x = 0; x < halfWidth; x++) {
                            int left = 2 * x;
                            int right = Math.min(left + 1, width - 1);
                            half[y * halfWidth + x] =
                                    light.mean(
                                            upper[left], upper[right], lower[left], lower[right]);
                        }
                    }
                });
        return half;
    }
}
