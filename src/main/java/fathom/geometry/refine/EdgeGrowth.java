package fathom.geometry.refine;

import fathom.job.JobMonitor;

import java.util.Arrays;

/**
 * Lets the surfaces on both sides of an edge grow towards each other, slower where the photograph
 * changes its colours, so that they meet at its edges: each undecided cell goes to the decided one
 * from which the cheapest way leads to it. Dijkstra's algorithm with Dial's buckets.
 */
final class EdgeGrowth {
    private static final int BUCKETS = Guide.MOST + 1;
    private static final int UNREACHED = Integer.MAX_VALUE;
    private static final int CHECK_EVERY = 1024;

    private final Upsampling grid;
    private final Guide guide;
    private final int width;
    private final int height;
    private final int[] cost;
    private final int[] source;
    private final Bucket[] buckets = new Bucket[BUCKETS];

    /** Cells in no order; one that was reached more cheaply since is simply met again. */
    private static final class Bucket {
        private int[] cells = new int[16];
        private int size;

        void add(int cell) {
            if (size == cells.length) cells = Arrays.copyOf(cells, 2 * size);
            cells[size++] = cell;
        }
    }

    EdgeGrowth(Upsampling grid, Guide guide) {
        this.grid = grid;
        this.guide = guide;
        width = grid.width();
        height = grid.height();
        cost = new int[width * height];
        source = new int[width * height];
        Arrays.setAll(buckets, i -> new Bucket());
    }

    void grow(JobMonitor monitor) {
        Arrays.fill(cost, UNREACHED);
        for (int i = 0; i < cost.length; i++) if (grid.isUndecided(i)) startAround(i);
        int empty = 0;
        for (int level = 0; empty < BUCKETS; level++) {
            if (level % CHECK_EVERY == 0) monitor.throwIfCancelled();
            var bucket = buckets[level % BUCKETS];
            empty = bucket.size == 0 ? empty + 1 : 0;
            for (int i = 0; i < bucket.size; i++) {
                int cell = bucket.cells[i];
                if (cost[cell] == level) spread(cell, source[cell]);
            }
            bucket.size = 0;
        }
        for (int i = 0; i < cost.length; i++) {
            if (grid.isUndecided(i) && cost[i] != UNREACHED) grid.decide(i, source[i]);
        }
    }

    private void startAround(int cell) {
        forNeighbours(
                cell,
                neighbour -> {
                    if (!grid.isUndecided(neighbour))
                        offer(cell, guide.cost(neighbour, cell), neighbour);
                });
    }

    private void spread(int cell, int from) {
        int base = cost[cell];
        forNeighbours(
                cell,
                neighbour -> {
                    if (grid.isUndecided(neighbour)) {
                        offer(neighbour, base + guide.cost(cell, neighbour), from);
                    }
                });
    }

    private void offer(int cell, int price, int from) {
        if (price >= cost[cell]) return;
        cost[cell] = price;
        source[cell] = from;
        buckets[price % BUCKETS].add(cell);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int cell);
    }

    private void forNeighbours(int cell, Visitor visitor) {
        int x = cell % width;
        int y = cell / width;
        for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                int neighbour = j * width + i;
                if (neighbour != cell) visitor.visit(neighbour);
            }
        }
    }
}
