package fathom.geometry.simplify;

/**
 * For each vertex the weighted sum of squared distances to the planes that met in it, as a
 * quadratic form around the vertex itself: E(d) = dᵀ A d + 2 b·d + c for the displacement d.
 * Centred on the vertex, single precision is enough however far from the origin the mesh lies.
 *
 * @see <a href="https://www.cs.cmu.edu/~garland/Papers/quadrics.pdf">Garland and Heckbert, Surface
 *     Simplification Using Quadric Error Metrics, 1997</a>
 */
final class Quadrics {
    private static final int STRIDE = 11;
    private static final int XX = 0;
    private static final int XY = 1;
    private static final int XZ = 2;
    private static final int YY = 3;
    private static final int YZ = 4;
    private static final int ZZ = 5;
    private static final int BX = 6;
    private static final int BY = 7;
    private static final int BZ = 8;
    private static final int C = 9;
    private static final int WEIGHT = 10;

    private final float[] q;

    Quadrics(int vertices) {
        q = new float[Math.multiplyExact(STRIDE, vertices)];
    }

    /** A plane through the vertex with the unit normal (x, y, z). */
    void addPlane(int vertex, double x, double y, double z, double weight) {
        int at = STRIDE * vertex;
        q[at + XX] += (float) (weight * x * x);
        q[at + XY] += (float) (weight * x * y);
        q[at + XZ] += (float) (weight * x * z);
        q[at + YY] += (float) (weight * y * y);
        q[at + YZ] += (float) (weight * y * z);
        q[at + ZZ] += (float) (weight * z * z);
    }

    /** How much surface the vertex stands for. */
    void addWeight(int vertex, double weight) {
        q[STRIDE * vertex + WEIGHT] += (float) weight;
    }

    float weight(int vertex) {
        return q[STRIDE * vertex + WEIGHT];
    }

    /** E(x, y, z), at least 0. */
    float error(int vertex, float x, float y, float z) {
        int at = STRIDE * vertex;
        float ax = q[at + XX] * x + q[at + XY] * y + q[at + XZ] * z + 2 * q[at + BX];
        float ay = q[at + XY] * x + q[at + YY] * y + q[at + YZ] * z + 2 * q[at + BY];
        float az = q[at + XZ] * x + q[at + YZ] * y + q[at + ZZ] * z + 2 * q[at + BZ];
        return Math.max(0, ax * x + ay * y + az * z + q[at + C]);
    }

    /** Adds the form of {@code from} to that of {@code to}, which lies (x, y, z) away from it. */
    void merge(int from, int to, float x, float y, float z) {
        int at = STRIDE * from;
        int into = STRIDE * to;
        q[into + BX] += q[at + BX] + q[at + XX] * x + q[at + XY] * y + q[at + XZ] * z;
        q[into + BY] += q[at + BY] + q[at + XY] * x + q[at + YY] * y + q[at + YZ] * z;
        q[into + BZ] += q[at + BZ] + q[at + XZ] * x + q[at + YZ] * y + q[at + ZZ] * z;
        q[into + C] += error(from, x, y, z);
        for (int k = XX; k <= ZZ; k++) q[into + k] += q[at + k];
        q[into + WEIGHT] += q[at + WEIGHT];
    }

    /** Moves a form to an earlier place. */
    void move(int from, int to) {
        System.arraycopy(q, STRIDE * from, q, STRIDE * to, STRIDE);
    }
}
