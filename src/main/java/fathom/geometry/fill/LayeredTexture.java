package fathom.geometry.fill;

import fathom.geometry.DepthMesh;
import fathom.image.Photo;

import java.util.Arrays;

/**
 * One picture for both layers: the photograph above, pixel for pixel, and the colours of the back
 * layer below, so that every format that holds one texture holds both.
 */
public final class LayeredTexture {
    private final Photo picture;
    private final double frontHeight;
    private final double backWidth;
    private final double backHeight;

    private LayeredTexture(Photo picture, double frontHeight, double backWidth, double backHeight) {
        this.picture = picture;
        this.frontHeight = frontHeight;
        this.backWidth = backWidth;
        this.backHeight = backHeight;
    }

    /**
     * @param columns of the grid that the colours belong to
     * @param colours 0xRRGGBB row by row
     */
    public static LayeredTexture of(Photo photo, int columns, int[] colours) {
        int rows = colours.length / columns;
        int width = Math.min(columns, photo.width());
        int height = Math.min(rows, photo.height());
        int full = photo.width();
        var rgb = new byte[Math.multiplyExact(3, full * (photo.height() + height))];
        for (int y = 0; y < photo.height(); y++) photo.copyRow(y, rgb, 3 * y * full);
        for (int y = 0; y < height; y++) {
            int row = (int) ((y + 0.5) * rows / height);
            int at = 3 * full * (photo.height() + y);
            for (int x = 0; x < full; x++, at += 3) {
                int column = (int) ((Math.min(x, width - 1) + 0.5) * columns / width);
                int colour = colours[row * columns + column];
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
        var picture =
                Photo.adopt(photo.name(), full, photo.height() + height, rgb, null, photo.facts());
        return new LayeredTexture(
                picture,
                (double) photo.height() / picture.height(),
                (double) width / full,
                (double) height / picture.height());
    }

    public Photo picture() {
        return picture;
    }

    /**
     * Both meshes as one; their texture coordinates, of the whole photograph, become the picture's.
     */
    public DepthMesh joined(DepthMesh front, DepthMesh back) {
        int first = front.vertexCount();
        int vertices = first + back.vertexCount();
        float[] xyz = Arrays.copyOf(front.copyXyz(), 3 * vertices);
        System.arraycopy(back.copyXyz(), 0, xyz, 3 * first, 3 * back.vertexCount());
        var uv = new float[2 * vertices];
        for (int v = 0; v < first; v++) {
            uv[2 * v] = front.uAt(v);
            uv[2 * v + 1] = (float) (front.vAt(v) * frontHeight);
        }
        for (int v = 0; v < back.vertexCount(); v++) {
            uv[2 * (first + v)] = (float) (back.uAt(v) * backWidth);
            uv[2 * (first + v) + 1] = (float) (frontHeight + back.vAt(v) * backHeight);
        }
        int[] triangles =
                Arrays.copyOf(
                        front.copyTriangles(), 3 * (front.triangleCount() + back.triangleCount()));
        int at = 3 * front.triangleCount();
        for (int t = 0; t < back.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) triangles[at++] = first + back.vertexOf(t, k);
        }
        return DepthMesh.adopt(xyz, uv, triangles);
    }
}
