package fathom.geometry.relief;

import fathom.geometry.DepthMesh;

/**
 * The front's vertices row by row, then one below each vertex of its rim, then the back's middle,
 * around which the back is a fan.
 */
final class Solid {
    private final int columns;
    private final int rows;
    private final int rim;
    private final float[] xyz;
    private final float[] uv;
    private final int[] corners;
    private int used;

    Solid(int columns, int rows, double widthMm, double heightMm, float[] fronts) {
        this.columns = columns;
        this.rows = rows;
        int front = columns * rows;
        rim = 2 * (columns - 1) + 2 * (rows - 1);
        int vertices = front + rim + 1;
        xyz = new float[Math.multiplyExact(3, vertices)];
        uv = new float[2 * vertices];
        int triangles = 2 * (columns - 1) * (rows - 1) + 3 * rim;
        corners = new int[Math.multiplyExact(3, triangles)];
        for (int v = 0; v < front; v++) {
            int x = v % columns;
            int y = v / columns;
            xyz[3 * v] = (float) (((double) x / (columns - 1) - 0.5) * widthMm);
            xyz[3 * v + 1] = (float) (((double) y / (rows - 1) - 0.5) * heightMm);
            xyz[3 * v + 2] = -fronts[v];
            uv[2 * v] = (float) ((x + 0.5) / columns);
            uv[2 * v + 1] = (float) ((y + 0.5) / rows);
        }
        putFront();
        putSides(front);
    }

    DepthMesh mesh() {
        return DepthMesh.adopt(xyz, uv, corners);
    }

    private void putFront() {
        for (int y = 0; y < rows - 1; y++) {
            for (int x = 0; x < columns - 1; x++) {
                int topLeft = y * columns + x;
                int topRight = topLeft + 1;
                int bottomLeft = topLeft + columns;
                int bottomRight = bottomLeft + 1;
                if (difference(topLeft, bottomRight) < difference(topRight, bottomLeft)) {
                    put(topLeft, bottomLeft, bottomRight);
                    put(topLeft, bottomRight, topRight);
                } else {
                    put(topLeft, bottomLeft, topRight);
                    put(bottomRight, topRight, bottomLeft);
                }
            }
        }
    }

    private float difference(int a, int b) {
        return Math.abs(xyz[3 * a + 2] - xyz[3 * b + 2]);
    }

    /** Each step along the rim has a wall of two triangles and a triangle of the back. */
    private void putSides(int firstBack) {
        int middle = firstBack + rim;
        uv[2 * middle] = 0.5f;
        uv[2 * middle + 1] = 0.5f;
        for (int i = 0; i < rim; i++) {
            int front = onRim(i);
            int back = firstBack + i;
            xyz[3 * back] = xyz[3 * front];
            xyz[3 * back + 1] = xyz[3 * front + 1];
            uv[2 * back] = uv[2 * front];
            uv[2 * back + 1] = uv[2 * front + 1];
            int nextFront = onRim((i + 1) % rim);
            int nextBack = firstBack + (i + 1) % rim;
            put(nextFront, front, back);
            put(nextFront, back, nextBack);
            put(nextBack, back, middle);
        }
    }

    /** The front's rim as its triangles run: down, right, up and left from the top left. */
    private int onRim(int i) {
        int right = columns - 1;
        int down = rows - 1;
        if (i < down) return i * columns;
        if (i < down + right) return down * columns + i - down;
        if (i < 2 * down + right) return (2 * down + right - i) * columns + right;
        return 2 * down + 2 * right - i;
    }

    private void put(int a, int b, int c) {
        corners[used] = a;
        corners[used + 1] = b;
        corners[used + 2] = c;
        used += 3;
    }
}
