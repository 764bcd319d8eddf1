package fathom.ui.scene3d;

import fathom.geometry.Bounds;
import fathom.geometry.ZSurface;

/**
 * Triangles in camera space, ready to be drawn, for a photograph whose horizontal field of view is
 * 90 degrees; any other field of view is a stretch of x and y by the tangent of half of it. Every
 * vertex has a place in the photograph, u and v from 0 to 1. Whoever asks for the arrays only reads
 * them: they are large and not copied.
 */
final class SceneGeometry {
    private static final int PER_FACE = 9;

    private final SceneRequest request;
    private final ZSurface surface;
    private final int step;
    private final float[] xyz;
    private final float[] uv;
    private final int[] faces;
    private final Bounds bounds;
    private final double pivotDepth;

    /**
     * Keeps the arrays: the caller hands them over and keeps no reference.
     *
     * @param step every how many cells of the surface a vertex was taken
     * @param triangles three vertex indices each
     */
    SceneGeometry(
            SceneRequest request,
            ZSurface surface,
            int step,
            float[] xyz,
            float[] uv,
            int[] triangles,
            Bounds bounds) {
        this.request = request;
        this.surface = surface;
        this.step = step;
        this.xyz = xyz;
        this.uv = uv;
        this.faces = facesOf(triangles);
        this.bounds = bounds;
        this.pivotDepth = harmonicMeanDepth(xyz);
    }

    private static double harmonicMeanDepth(float[] xyz) {
        double inverses = 0;
        for (int i = 2; i < xyz.length; i += 3) inverses += 1 / xyz[i];
        return inverses > 0 ? xyz.length / 3 / inverses : 1;
    }

    private static int[] facesOf(int[] triangles) {
        var faces = new int[Math.multiplyExact(3, triangles.length)];
        for (int i = 0; i < triangles.length; i++) {
            faces[3 * i] = triangles[i];
            faces[3 * i + 2] = triangles[i];
        }
        return faces;
    }

    SceneRequest request() {
        return request;
    }

    ZSurface surface() {
        return surface;
    }

    int step() {
        return step;
    }

    float[] xyz() {
        return xyz;
    }

    float[] uv() {
        return uv;
    }

    /**
     * For each corner of each triangle the indices of its position, of the one normal (0) and of
     * its texture coordinates: what the toolkit's meshes want.
     */
    int[] faces() {
        return faces;
    }

    Bounds bounds() {
        return bounds;
    }

    int vertexCount() {
        return xyz.length / 3;
    }

    int triangleCount() {
        return faces.length / PER_FACE;
    }

    /**
     * Where it is natural to turn: at the harmonic mean of all depths on the optical axis, what is
     * nearer and what is farther shift by the same angle to either side.
     */
    Vector pivot() {
        return new Vector(0, 0, pivotDepth);
    }
}
