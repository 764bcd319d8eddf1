package fathom.geometry.simplify;

import fathom.geometry.DepthMesh;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A mesh while edges are collapsed. Between {@link #linkStars} and the next collapse, {@code star}
 * lists for each vertex the places in {@code corners} where it stands.
 */
final class WorkingMesh {
    /** The first corner of a triangle that was removed. */
    private static final int REMOVED = -1;

    private static final int WORTH_COMPACTING = 4;

    final float[] xyz;

    /** Which vertex of the original mesh each vertex is. */
    final int[] source;

    final int[] corners;
    final boolean[] onBorder;

    /** Which vertices stay where they are. */
    final boolean[] fixed;

    final int[] starFrom;
    final int[] star;
    private final boolean[] gone;
    private int vertices;
    private int goneVertices;
    private int triangles;

    private WorkingMesh(float[] xyz, int[] source, int[] corners) {
        this.xyz = xyz;
        this.source = source;
        this.corners = corners;
        vertices = source.length;
        triangles = corners.length / 3;
        onBorder = new boolean[vertices];
        fixed = new boolean[vertices];
        gone = new boolean[vertices];
        starFrom = new int[vertices + 1];
        star = new int[corners.length];
    }

    /** With vertices that join several fans of triangles split, so that one is left to each. */
    static WorkingMesh of(DepthMesh mesh, IntPredicate fixed) {
        var whole = unsplit(mesh);
        int[] corners = whole.corners;
        int[] source = FanSplitter.split(whole);
        var xyz = Arrays.copyOf(whole.xyz, 3 * source.length);
        for (int v = mesh.vertexCount(); v < source.length; v++) {
            System.arraycopy(xyz, 3 * source[v], xyz, 3 * v, 3);
        }
        var split = new WorkingMesh(xyz, source, corners);
        split.linkStars();
        split.findBorders();
        for (int v = 0; v < source.length; v++) split.fixed[v] = fixed.test(source[v]);
        return split;
    }

    static WorkingMesh unsplit(DepthMesh mesh) {
        var source = new int[mesh.vertexCount()];
        Arrays.setAll(source, i -> i);
        var whole = new WorkingMesh(mesh.copyXyz(), source, mesh.copyTriangles());
        whole.linkStars();
        return whole;
    }

    private void findBorders() {
        for (int v = 0; v < vertices; v++) onBorder[v] = borderAfter(v) >= 0;
    }

    int vertices() {
        return vertices;
    }

    int triangles() {
        return triangles;
    }

    boolean isGone(int vertex) {
        return gone[vertex];
    }

    static int next(int corner) {
        return corner % 3 == 2 ? corner - 2 : corner + 1;
    }

    static int previous(int corner) {
        return corner % 3 == 0 ? corner + 2 : corner - 1;
    }

    /** The vertex that follows {@code v} along the border, or -1 where there is none. */
    int borderAfter(int v) {
        for (int i = starFrom[v]; i < starFrom[v + 1]; i++) {
            int n = corners[next(star[i])];
            if (!isPrevious(v, n)) return n;
        }
        return -1;
    }

    /** The vertex that precedes {@code v} along the border, or -1 where there is none. */
    int borderBefore(int v) {
        for (int i = starFrom[v]; i < starFrom[v + 1]; i++) {
            int p = corners[previous(star[i])];
            if (!isNext(v, p)) return p;
        }
        return -1;
    }

    private boolean isPrevious(int v, int other) {
        for (int i = starFrom[v]; i < starFrom[v + 1]; i++) {
            if (corners[previous(star[i])] == other) return true;
        }
        return false;
    }

    private boolean isNext(int v, int other) {
        for (int i = starFrom[v]; i < starFrom[v + 1]; i++) {
            if (corners[next(star[i])] == other) return true;
        }
        return false;
    }

    /** Lets {@code to} take the place of {@code from}; the stars are stale where they met. */
    int collapse(int from, int to) {
        int removed = 0;
        for (int i = starFrom[from]; i < starFrom[from + 1]; i++) {
            int corner = star[i];
            if (corners[next(corner)] == to || corners[previous(corner)] == to) {
                corners[corner - corner % 3] = REMOVED;
                removed++;
            } else {
                corners[corner] = to;
            }
        }
        gone[from] = true;
        goneVertices++;
        return removed;
    }

    /** Leaves out the triangles, and later the vertices, that collapses removed. */
    void compact(Quadrics quadrics) {
        int kept = 0;
        for (int t = 0; t < triangles; t++) {
            if (corners[3 * t] == REMOVED) continue;
            if (kept != t) System.arraycopy(corners, 3 * t, corners, 3 * kept, 3);
            kept++;
        }
        triangles = kept;
        if (goneVertices > vertices / WORTH_COMPACTING) compactVertices(quadrics);
        linkStars();
    }

    private void compactVertices(Quadrics quadrics) {
        var place = new int[vertices];
        int kept = 0;
        for (int v = 0; v < vertices; v++) {
            if (gone[v]) continue;
            place[v] = kept;
            if (kept != v) {
                System.arraycopy(xyz, 3 * v, xyz, 3 * kept, 3);
                source[kept] = source[v];
                onBorder[kept] = onBorder[v];
                fixed[kept] = fixed[v];
                quadrics.move(v, kept);
            }
            kept++;
        }
        vertices = kept;
        goneVertices = 0;
        Arrays.fill(gone, 0, vertices, false);
        for (int i = 0; i < 3 * triangles; i++) corners[i] = place[corners[i]];
    }

    private void linkStars() {
        int[] from = starFrom;
        Arrays.fill(from, 0, vertices + 1, 0);
        int used = 3 * triangles;
        for (int i = 0; i < used; i++) from[corners[i]]++;
        int sum = 0;
        for (int v = 0; v < vertices; v++) {
            sum += from[v];
            from[v] = sum;
        }
        from[vertices] = sum;
        for (int i = used - 1; i >= 0; i--) star[--from[corners[i]]] = i;
    }

    /** The mesh that is left, with the original's texture coordinates. */
    DepthMesh toMesh(DepthMesh original) {
        var place = new int[vertices];
        int kept = 0;
        for (int v = 0; v < vertices; v++) {
            place[v] = kept;
            if (starFrom[v + 1] > starFrom[v]) kept++;
        }
        var positions = new float[3 * kept];
        var uv = new float[2 * kept];
        for (int v = 0; v < vertices; v++) {
            if (starFrom[v + 1] == starFrom[v]) continue;
            System.arraycopy(xyz, 3 * v, positions, 3 * place[v], 3);
            uv[2 * place[v]] = original.uAt(source[v]);
            uv[2 * place[v] + 1] = original.vAt(source[v]);
        }
        var indices = new int[3 * triangles];
        for (int i = 0; i < indices.length; i++) indices[i] = place[corners[i]];
        return DepthMesh.adopt(positions, uv, indices);
    }
}
