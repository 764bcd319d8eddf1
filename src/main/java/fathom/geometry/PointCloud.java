package fathom.geometry;

import java.util.function.Consumer;

/**
 * Points in camera space: x right, y down, z forward, in metres when the depth is metric. Packed as
 * x, y, z per point; {@code rgb} holds 0xRRGGBB per point and {@code cell} the row-major index of
 * the depth cell that the point came from.
 */
public final class PointCloud {
    private final float[] xyz;
    private final int[] rgb;
    private final int[] cell;

    private PointCloud(float[] xyz, int[] rgb, int[] cell) {
        if (xyz.length != 3 * rgb.length || rgb.length != cell.length) {
            throw new IllegalArgumentException(
                    "Lengths differ: %d coordinates, %d colours, %d cells"
                            .formatted(xyz.length, rgb.length, cell.length));
        }
        this.xyz = xyz;
        this.rgb = rgb;
        this.cell = cell;
    }

    /** Keeps the arrays: the caller hands them over and keeps no reference. */
    public static PointCloud adopt(float[] xyz, int[] rgb, int[] cell) {
        return new PointCloud(xyz, rgb, cell);
    }

    /** The same points elsewhere: {@code move} changes a copy of the packed positions. */
    public PointCloud moved(Consumer<float[]> move) {
        float[] positions = xyz.clone();
        move.accept(positions);
        return new PointCloud(positions, rgb, cell);
    }

    public int size() {
        return rgb.length;
    }

    public float xAt(int point) {
        return xyz[3 * point];
    }

    public float yAt(int point) {
        return xyz[3 * point + 1];
    }

    public float zAt(int point) {
        return xyz[3 * point + 2];
    }

    public int rgbAt(int point) {
        return rgb[point];
    }

    public int cellAt(int point) {
        return cell[point];
    }
}
