package fathom.geometry.simplify;

import java.util.Arrays;

/**
 * Gives each fan of triangles around a vertex a vertex of its own, where a depth edge left two
 * surfaces hanging together by a single point.
 */
final class FanSplitter {
    private final WorkingMesh mesh;
    private int[] source;
    private int used;

    private FanSplitter(WorkingMesh mesh) {
        this.mesh = mesh;
        source = mesh.source.clone();
        used = source.length;
    }

    /** Changes the corners; returns which original vertex each vertex is, the new ones last. */
    static int[] split(WorkingMesh mesh) {
        var splitter = new FanSplitter(mesh);
        for (int v = 0; v < mesh.vertices(); v++) splitter.splitAt(v);
        return Arrays.copyOf(splitter.source, splitter.used);
    }

    private void splitAt(int v) {
        int from = mesh.starFrom[v];
        int size = mesh.starFrom[v + 1] - from;
        if (isOneFan(v, from, size)) return;
        var next = new int[size];
        var previous = new int[size];
        for (int i = 0; i < size; i++) {
            next[i] = mesh.corners[WorkingMesh.next(mesh.star[from + i])];
            previous[i] = mesh.corners[WorkingMesh.previous(mesh.star[from + i])];
        }
        var fan = new boolean[size];
        int left = size - walk(0, next, previous, fan);
        while (left > 0) {
            int start = firstOutside(fan);
            var other = new boolean[size];
            left -= walk(start, next, previous, other);
            int copy = copyOf(v);
            for (int i = 0; i < size; i++) {
                if (!other[i]) continue;
                fan[i] = true;
                mesh.corners[mesh.star[from + i]] = copy;
            }
        }
    }

    /** The usual case, found without memory. */
    private boolean isOneFan(int v, int from, int size) {
        if (size < 2) return true;
        int first = mesh.borderAfter(v);
        if (first < 0) first = mesh.corners[WorkingMesh.next(mesh.star[from])];
        int at = first;
        int count = 0;
        do {
            int triangle = 0;
            while (triangle < size && nextAt(from + triangle) != at) triangle++;
            if (triangle == size) break;
            at = mesh.corners[WorkingMesh.previous(mesh.star[from + triangle])];
            count++;
        } while (at != first && count < size);
        return count == size;
    }

    private int nextAt(int place) {
        return mesh.corners[WorkingMesh.next(mesh.star[place])];
    }

    /** Marks the triangles that are joined by edges to the one at {@code start}; how many. */
    private static int walk(int start, int[] next, int[] previous, boolean[] fan) {
        fan[start] = true;
        int count = 1;
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < fan.length; i++) {
                if (fan[i] || !touches(i, next, previous, fan)) continue;
                fan[i] = true;
                count++;
                grown = true;
            }
        }
        return count;
    }

    private static boolean touches(int i, int[] next, int[] previous, boolean[] fan) {
        for (int k = 0; k < fan.length; k++) {
            if (fan[k] && (next[k] == previous[i] || previous[k] == next[i])) return true;
        }
        return false;
    }

    private static int firstOutside(boolean[] fan) {
        int i = 0;
        while (fan[i]) i++;
        return i;
    }

    private int copyOf(int v) {
        if (used == source.length) source = Arrays.copyOf(source, used + used / 8 + 16);
        source[used] = source[v];
        return used++;
    }
}
