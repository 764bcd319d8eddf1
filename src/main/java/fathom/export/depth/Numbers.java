package fathom.export.depth;

import java.nio.ByteBuffer;

/** Numbers of any real type as floats. */
final class Numbers {
    private Numbers() {}

    /**
     * @param type 'f' float, 'i' signed, 'u' unsigned, 'b' truth values of one byte, 0 and 1
     * @param bytes 1, 2, 4 or 8 a number; floats have at least 2
     */
    static float[] read(ByteBuffer in, char type, int bytes, int count) {
        float[] values = new float[count];
        if (type == 'f' && bytes == Float.BYTES) {
            in.asFloatBuffer().get(values);
            in.position(in.position() + count * Float.BYTES);
            return values;
        }
        for (int i = 0; i < count; i++) values[i] = next(in, type, bytes);
        return values;
    }

    private static float next(ByteBuffer in, char type, int bytes) {
        boolean unsigned = type == 'u';
        if (type == 'f') {
            return switch (bytes) {
                case 2 -> Float.float16ToFloat(in.getShort());
                case 4 -> in.getFloat();
                default -> (float) in.getDouble();
            };
        }
        return switch (bytes) {
            case 1 -> unsigned ? in.get() & 0xff : in.get();
            case 2 -> unsigned ? in.getShort() & 0xffff : in.getShort();
            case 4 -> unsigned ? in.getInt() & 0xffffffffL : in.getInt();
            default -> unsigned ? unsigned(in.getLong()) : in.getLong();
        };
    }

    private static float unsigned(long bits) {
        return bits >= 0 ? bits : (float) ((bits >>> 1) * 2.0);
    }
}
