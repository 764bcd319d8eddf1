package fathom.geometry.simplify;

import fathom.raster.ParallelRows;

/**
 * What it costs to let one vertex take the place of its neighbour, and which neighbour is best.
 * Vertices on a border only move along it.
 */
final class CollapseCosts {
    static final int NOWHERE = -1;

    /**
     * The price of an edge's length, so that triangles stay compact where the surface asks for
     * nothing: a thousand times cheaper than the same distance off the surface.
     */
    private static final float LENGTH_PRICE = 1e-3f;

    private static final int USUAL_NEIGHBOURS = 6;

    private final WorkingMesh mesh;
    private final Quadrics quadrics;
    private final boolean textured;

    /** The best neighbour of each vertex. */
    final int[] target;

    /** The cost of going there; infinite where there is none. */
    final float[] cost;

    CollapseCosts(WorkingMesh mesh, Quadrics quadrics, ErrorMeasure measure) {
        this.mesh = mesh;
        this.quadrics = quadrics;
        textured = measure == ErrorMeasure.SEEN_FROM_CAMERA;
        target = new int[mesh.vertices()];
        cost = new float[mesh.vertices()];
    }

    void computeAll() {
        ParallelRows.forEachBand(
                USUAL_NEIGHBOURS,
                mesh.vertices(),
                (from, to) -> {
                    for (int v = from; v < to; v++) choose(v, 0);
                });
    }

    /** Finds the cheapest neighbour of {@code v} that costs more than {@code above}. */
    void chooseDearer(int v, float above) {
        choose(v, above);
    }

    private void choose(int v, float above) {
        target[v] = NOWHERE;
        cost[v] = Float.POSITIVE_INFINITY;
        if (mesh.isGone(v) || mesh.fixed[v]) return;
        if (mesh.onBorder[v]) {
            offer(v, mesh.borderAfter(v), above);
            offer(v, mesh.borderBefore(v), above);
            return;
        }
        for (int i = mesh.starFrom[v]; i < mesh.starFrom[v + 1]; i++) {
            offer(v, mesh.corners[WorkingMesh.next(mesh.star[i])], above);
        }
    }

    private void offer(int from, int to, float above) {
        if (to < 0) return;
        float price = price(from, to);
        if (price < cost[from] && (above == 0 || price > above)) {
            cost[from] = price;
            target[from] = to;
        }
    }

    private float price(int from, int to) {
        float[] p = mesh.xyz;
        float x = p[3 * to] - p[3 * from];
        float y = p[3 * to + 1] - p[3 * from + 1];
        float z = p[3 * to + 2] - p[3 * from + 2];
        float off = LENGTH_PRICE * LENGTH_PRICE * (x * x + y * y + z * z);
        if (textured) off += swimming(from, to);
        return quadrics.error(from, x, y, z) + quadrics.weight(from) * off;
    }

    /**
     * How far a texture is off in the middle of the edge, squared, as a length at the vertex's
     * distance. The middle of a and b is seen in the direction (r_a a' + r_b b') / (r_a + r_b), but
     * textured as if at (a' + b') / 2: they differ by (b' - a') (r_b - r_a) / (2 (r_a + r_b)).
     */
    private float swimming(int from, int to) {
        float[] p = mesh.xyz;
        float fromLength = length(p, from);
        float toLength = length(p, to);
        if (!(fromLength > 0 && toLength > 0)) return 0;
        float ratio = fromLength / toLength;
        float x = p[3 * to] * ratio - p[3 * from];
        float y = p[3 * to + 1] * ratio - p[3 * from + 1];
        float z = p[3 * to + 2] * ratio - p[3 * from + 2];
        float share = (toLength - fromLength) / (2 * (toLength + fromLength));
        return (x * x + y * y + z * z) * share * share;
    }

    private static float length(float[] p, int v) {
        float x = p[3 * v];
        float y = p[3 * v + 1];
        float z = p[3 * v + 2];
        return (float) Math.sqrt(x * x + y * y + z * z);
    }
}
