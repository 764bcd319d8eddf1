package fathom.inference;

import fathom.raster.FloatGrid;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one output of a network holds: numbers in row-major order. Leading extents of 1 (batch,
 * number of images) mean nothing.
 */
public final class OutputTensor {
    private final int[] shape;
    private final float[] values;

    private OutputTensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    "%d values do not fill %s".formatted(values.length, this));
        }
    }

    /** Keeps the values: the caller hands them over and keeps no reference. */
    public static OutputTensor adopt(long[] shape, float[] values) {
        return new OutputTensor(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(), values);
    }

    /** Whether the values form one H×W map. */
    public boolean isMap() {
        return values.length > 0 && shape.length >= 2 && leading(shape.length - 2) == 1;
    }

    /** The values as one map; see {@link #isMap}. */
    public FloatGrid map() {
        if (!isMap()) throw new IllegalStateException("Not one map: " + this);
        return FloatGrid.adopt(shape[shape.length - 1], shape[shape.length - 2], values);
    }

    /** Whether the values form three planes, one after the other (3×H×W) or mixed (H×W×3). */
    public boolean isVectors() {
        return values.length > 0
                && shape.length >= 3
                && (isPlanar() || shape[shape.length - 1] == 3)
                && leading(shape.length - 3) == 1;
    }

    /** The three planes x, y and z of a field of vectors; see {@link #isVectors}. */
    public List<FloatGrid> vectors() {
        if (!isVectors()) throw new IllegalStateException("No field of vectors: " + this);
        boolean planar = isPlanar();
        int height = shape[shape.length - (planar ? 2 : 3)];
        int width = shape[shape.length - (planar ? 1 : 2)];
        int count = width * height;
        return IntStream.range(0, 3)
                .mapToObj(
                        plane -> {
                            var grid = new float[count];
                            for (int i = 0; i < count; i++) {
                                grid[i] = values[planar ? plane * count + i : 3 * i + plane];
                            }
                            return FloatGrid.adopt(width, height, grid);
                        })
                .toList();
    }

    /** Whether there is a single value. */
    public boolean isNumber() {
        return values.length == 1;
    }

    public double number() {
        if (!isNumber()) throw new IllegalStateException("Not one number: " + this);
        return values[0];
    }

    /** All values in one row, whatever they form. */
    public FloatGrid row() {
        return FloatGrid.adopt(values.length, 1, values);
    }

    private boolean isPlanar() {
        return shape[shape.length - 3] == 3;
    }

    private int leading(int count) {
        return Arrays.stream(shape, 0, count).reduce(1, (a, b) -> a * b);
    }

    /** The shape, such as 1×3×518×518. */
    @Override
    public String toString() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
