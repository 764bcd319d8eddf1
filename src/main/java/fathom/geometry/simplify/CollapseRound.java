package fathom.geometry.simplify;

import java.util.Arrays;

/**
 * One sweep of collapses, cheapest first, that do not touch one another: after a collapse all
 * neighbours of the vertex that went are left alone until the next round, so that costs and stars
 * need not be kept up to date.
 */
final class CollapseRound {
    /** Needed collapses that are blocked by others leave their place to the next dearer ones. */
    private static final double SPARE = 1.5;

    private static final int FEWEST = 16;

    static final double USUAL_SHARE = 0.4;

    private static final int KEY_SHIFT = 15;
    private static final int BUCKETS = 1 << (31 - KEY_SHIFT);
    private static final int MOST_TRIES = 3;

    private final WorkingMesh mesh;
    private final Quadrics quadrics;
    private final CollapseCosts costs;
    private final CollapseRules rules;
    private final boolean[] touched;

    CollapseRound(WorkingMesh mesh, Quadrics quadrics, CollapseCosts costs, CollapseRules rules) {
        this.mesh = mesh;
        this.quadrics = quadrics;
        this.costs = costs;
        this.rules = rules;
        touched = new boolean[mesh.vertices()];
    }

    /**
     * Removes up to {@code surplus} triangles; returns how many.
     *
     * @param share how many of the cheapest collapses may be used, so that no dear one comes before
     *     its turn: 1 for all
     */
    int run(int surplus, double share) {
        costs.computeAll();
        Arrays.fill(touched, 0, mesh.vertices(), false);
        float limit = share < 1 ? limit(surplus, share) : Float.POSITIVE_INFINITY;
        long[] order = cheapest(limit);
        int removed = 0;
        for (long entry : order) {
            if (removed >= surplus) break;
            removed += collapse((int) entry, limit);
        }
        return removed;
    }

    /** The cost up to which this round goes. */
    private float limit(int surplus, double share) {
        var histogram = new int[BUCKETS];
        int candidates = 0;
        for (int v = 0; v < mesh.vertices(); v++) {
            if (costs.cost[v] == Float.POSITIVE_INFINITY) continue;
            histogram[Float.floatToIntBits(costs.cost[v]) >>> KEY_SHIFT]++;
            candidates++;
        }
        double useful = Math.max(surplus / 2.0 * SPARE, FEWEST);
        long wanted = (long) Math.ceil(Math.min(candidates * share, useful * share / USUAL_SHARE));
        int bucket = 0;
        long below = histogram[0];
        while (below < wanted && bucket < BUCKETS - 1) below += histogram[++bucket];
        return Float.intBitsToFloat((bucket + 1) << KEY_SHIFT);
    }

    private long[] cheapest(float limit) {
        var order = new long[mesh.vertices()];
        int count = 0;
        for (int v = 0; v < mesh.vertices(); v++) {
            float cost = costs.cost[v];
            if (cost < limit) order[count++] = (long) Float.floatToIntBits(cost) << 32 | v;
        }
        order = Arrays.copyOf(order, count);
        Arrays.parallelSort(order);
        return order;
    }

    private int collapse(int from, float limit) {
        if (touched[from]) return 0;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int to = costs.target[from];
            float cost = costs.cost[from];
            if (to == CollapseCosts.NOWHERE || !(cost < limit)) return 0;
            if (!touched[to] && rules.allow(from, to)) return perform(from, to);
            costs.chooseDearer(from, cost);
        }
        return 0;
    }

    private int perform(int from, int to) {
        for (int i = mesh.starFrom[from]; i < mesh.starFrom[from + 1]; i++) {
            touched[mesh.corners[WorkingMesh.next(mesh.star[i])]] = true;
            touched[mesh.corners[WorkingMesh.previous(mesh.star[i])]] = true;
        }
        touched[from] = true;
        float[] p = mesh.xyz;
        quadrics.merge(
                from,
                to,
                p[3 * to] - p[3 * from],
                p[3 * to + 1] - p[3 * from + 1],
                p[3 * to + 2] - p[3 * from + 2]);
        return mesh.collapse(from, to);
    }
}
