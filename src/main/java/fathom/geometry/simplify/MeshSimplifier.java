package fathom.geometry.simplify;

import fathom.geometry.DepthMesh;
import fathom.job.JobMonitor;

import java.util.function.IntPredicate;

/**
 * Takes triangles away where they are missed least. Edges are collapsed to one of their ends, so
 * every vertex that is left is one of the original's, with its place in the photograph; borders
 * only along themselves, so silhouettes stay; topology is kept, so a closed solid stays closed.
 * Equal input gives equal output.
 */
public final class MeshSimplifier {
    /** A round that removes less than this share of the surplus is not worth repeating. */
    private static final double LEAST_PROGRESS = 1e-3;

    private MeshSimplifier() {}

    /**
     * At most {@code maxTriangles}, unless holes or separate pieces, which are kept, need more: a
     * piece needs one triangle, a hole three.
     *
     * @param mesh with at most two triangles to an edge, which look at the same side
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static DepthMesh simplify(
            DepthMesh mesh, int maxTriangles, ErrorMeasure measure, JobMonitor monitor) {
        return simplify(mesh, maxTriangles, measure, vertex -> false, monitor);
    }

    /**
     * @param fixed vertices that stay, such as those of a seam that is to stay closed
     */
    public static DepthMesh simplify(
            DepthMesh mesh,
            int maxTriangles,
            ErrorMeasure measure,
            IntPredicate fixed,
            JobMonitor monitor) {
        if (maxTriangles < 1) {
            throw new IllegalArgumentException(
                    "A mesh has at least one triangle, got " + maxTriangles);
        }
        if (mesh.triangleCount() <= maxTriangles) return mesh;
        var working = WorkingMesh.of(mesh, fixed);
        monitor.throwIfCancelled();
        var quadrics = SurfaceQuadrics.of(working, measure);
        var costs = new CollapseCosts(working, quadrics, measure);
        var rules = new CollapseRules(working, measure);
        var round = new CollapseRound(working, quadrics, costs, rules);
        double share = CollapseRound.USUAL_SHARE;
        int start = working.triangles();
        while (working.triangles() > maxTriangles) {
            monitor.throwIfCancelled();
            monitor.report(
                    start - working.triangles(), start - maxTriangles, "Simplifying the mesh");
            int surplus = working.triangles() - maxTriangles;
            int removed = round.run(surplus, share);
            working.compact(quadrics);
            if (removed > surplus * LEAST_PROGRESS) continue;
            if (share >= 1 && !rules.relax()) break;
            share = Math.min(1, 2 * share);
        }
        return working.toMesh(mesh);
    }
}
