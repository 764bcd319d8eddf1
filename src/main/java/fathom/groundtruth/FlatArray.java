package fathom.groundtruth;

import java.util.Arrays;

/** Java's arrays of arrays as one array of floats. */
final class FlatArray {
    private float[] values = new float[1 << 16];
    private int size;

    private FlatArray() {}

    /**
     * @throws IllegalArgumentException for anything but numbers
     */
    static float[] of(Object array) {
        var flat = new FlatArray();
        flat.add(array);
        return Arrays.copyOf(flat.values, flat.size);
    }

    private void add(Object array) {
        switch (array) {
            case float[] numbers -> {
                reserve(numbers.length);
                System.arraycopy(numbers, 0, values, size, numbers.length);
                size += numbers.length;
            }
            case double[] numbers -> {
                reserve(numbers.length);
                for (double number : numbers) values[size++] = (float) number;
            }
            case int[] numbers -> {
                reserve(numbers.length);
                for (int number : numbers) values[size++] = number;
            }
            case short[] numbers -> {
                reserve(numbers.length);
                for (short number : numbers) values[size++] = number;
            }
            case byte[] numbers -> {
                reserve(numbers.length);
                for (byte number : numbers) values[size++] = number;
            }
            case long[] numbers -> {
                reserve(numbers.length);
                for (long number : numbers) values[size++] = number;
            }
            case Object[] parts -> {
                for (Object part : parts) add(part);
            }
            default ->
                    throw new IllegalArgumentException(
                            "numbers are wanted, not " + array.getClass().getSimpleName());
        }
    }

    private void reserve(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > values.length) {
            values = Arrays.copyOf(values, Math.max(wanted, Math.addExact(size, size / 2)));
        }
    }
}
