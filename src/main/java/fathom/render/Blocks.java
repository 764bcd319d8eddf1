package fathom.render;

/**
 * The boxes around runs of neighbouring triangles or points, so that whole runs are passed over
 * that cannot touch a part of the picture.
 */
final class Blocks {
    static final int SIZE = 512;

    private final float[] boxes;

    private Blocks(float[] boxes) {
        this.boxes = boxes;
    }

    static Blocks ofPoints(float[] xyz) {
        int count = Math.ceilDiv(xyz.length / 3, SIZE);
        var boxes = empty(count);
        for (int vertex = 0; vertex < xyz.length / 3; vertex++) {
            add(boxes, vertex / SIZE, xyz, vertex);
        }
        return new Blocks(boxes);
    }

    static Blocks ofTriangles(float[] xyz, int[] triangles) {
        int count = Math.ceilDiv(triangles.length / 3, SIZE);
        var boxes = empty(count);
        for (int corner = 0; corner < triangles.length; corner++) {
            add(boxes, corner / (3 * SIZE), xyz, triangles[corner]);
        }
        return new Blocks(boxes);
    }

    private static float[] empty(int count) {
        var boxes = new float[6 * count];
        for (int i = 0; i < boxes.length; i += 6) {
            for (int axis = 0; axis < 3; axis++) {
                boxes[i + axis] = Float.POSITIVE_INFINITY;
                boxes[i + 3 + axis] = Float.NEGATIVE_INFINITY;
            }
        }
        return boxes;
    }

    private static void add(float[] boxes, int block, float[] xyz, int vertex) {
        for (int axis = 0; axis < 3; axis++) {
            float value = xyz[3 * vertex + axis];
            int at = 6 * block + axis;
            boxes[at] = Math.min(boxes[at], value);
            boxes[at + 3] = Math.max(boxes[at + 3], value);
        }
    }

    int count() {
        return boxes.length / 6;
    }

    /**
     * The rows of the picture between which each block lies, as pairs; all rows where a corner lies
     * behind the eye, an empty range where all do or the block is beside the picture.
     *
     * @param marginPx how far what is drawn reaches beyond its vertices
     */
    float[] rows(Pose pose, double width, double marginPx) {
        var rows = new float[2 * count()];
        for (int block = 0; block < count(); block++) putRows(block, pose, width, marginPx, rows);
        return rows;
    }

    private void putRows(int block, Pose pose, double width, double marginPx, float[] rows) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        int behind = 0;
        for (int corner = 0; corner < 8; corner++) {
            float x = boxes[6 * block + (corner & 1) * 3];
            float y = boxes[6 * block + 1 + (corner >> 1 & 1) * 3];
            float z = boxes[6 * block + 2 + (corner >> 2) * 3];
            double depth = pose.depth(x, y, z);
            if (depth < pose.nearest()) {
                behind++;
                continue;
            }
            double xPx = pose.xPx(x, y, z, depth);
            double yPx = pose.yPx(x, y, z, depth);
            left = Math.min(left, xPx);
            right = Math.max(right, xPx);
            top = Math.min(top, yPx);
            bottom = Math.max(bottom, yPx);
        }
        boolean beside = behind == 0 && (right + marginPx < 0 || left - marginPx > width);
        boolean cut = behind > 0 && behind < 8;
        rows[2 * block] = cut ? Float.NEGATIVE_INFINITY : (float) (top - marginPx);
        rows[2 * block + 1] = cut ? Float.POSITIVE_INFINITY : (float) (bottom + marginPx);
        if (behind == 8 || beside) {
            rows[2 * block] = Float.POSITIVE_INFINITY;
            rows[2 * block + 1] = Float.NEGATIVE_INFINITY;
        }
    }
}
