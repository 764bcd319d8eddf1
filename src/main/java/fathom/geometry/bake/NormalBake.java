package fathom.geometry.bake;

import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;
import fathom.geometry.VertexTangents;
import fathom.job.JobMonitor;

import java.util.Arrays;

/**
 * The normals of a full mesh in the tangent space of a simplified one with the same texture: the
 * map by which a renderer that interpolates the simplified mesh's normals, tangents and bitangents
 * over its triangles, each made one long, gets the full mesh's normal n back as x T + y B + z N.
 */
final class NormalBake {
    private static final int TRIANGLES_BETWEEN_CHECKS = 1 << 16;

    /** How far covered texels reach into empty ones, for smaller mip levels. */
    private static final int RIM_TEXELS = 4;

    private static final byte MIDDLE = (byte) 128;

    private final int width;
    private final int height;
    private final JobMonitor monitor;

    NormalBake(int width, int height, JobMonitor monitor) {
        this.width = width;
        this.height = height;
        this.monitor = monitor;
    }

    BakedMap bake(DepthMesh full, DepthMesh simple) {
        float[] wanted = normals(full);
        byte[] rgb = new byte[3 * width * height];
        var covered = new boolean[width * height];
        float[] normal = VertexNormals.of(simple);
        float[] tangent = VertexTangents.of(simple, normal);
        float[] bitangent = bitangents(normal, tangent);
        float[] along = threes(tangent);
        double[] frame = new double[9];
        fill(
                simple,
                (texel, triangle, a, b, c) -> {
                    if (covered[texel] || Float.isNaN(wanted[3 * texel])) return;
                    interpolate(simple, triangle, a, b, c, along, frame, 0);
                    interpolate(simple, triangle, a, b, c, bitangent, frame, 3);
                    interpolate(simple, triangle, a, b, c, normal, frame, 6);
                    covered[texel] = put(frame, wanted, texel, rgb);
                });
        fillRest(rgb, covered);
        return new BakedMap(width, height, 3, rgb);
    }

    /** Three for each texel; NaN where the mesh is not. */
    private float[] normals(DepthMesh full) {
        float[] own = VertexNormals.of(full);
        float[] found = new float[3 * width * height];
        Arrays.fill(found, Float.NaN);
        double[] here = new double[3];
        fill(
                full,
                (texel, triangle, a, b, c) -> {
                    interpolate(full, triangle, a, b, c, own, here, 0);
                    for (int k = 0; k < 3; k++) found[3 * texel + k] = (float) here[k];
                });
        return found;
    }

    private void fill(DepthMesh mesh, TextureRaster.Texel texel) {
        var raster = new TextureRaster(mesh, width, height);
        int count = mesh.triangleCount();
        for (int from = 0; from < count; from += TRIANGLES_BETWEEN_CHECKS) {
            monitor.throwIfCancelled();
            raster.fill(from, Math.min(count, from + TRIANGLES_BETWEEN_CHECKS), texel);
        }
    }

    private static float[] bitangents(float[] n, float[] tangent) {
        var found = new float[n.length];
        for (int i = 0, j = 0; i < n.length; i += 3, j += 4) {
            float w = tangent[j + 3];
            found[i] = w * (n[i + 1] * tangent[j + 2] - n[i + 2] * tangent[j + 1]);
            found[i + 1] = w * (n[i + 2] * tangent[j] - n[i] * tangent[j + 2]);
            found[i + 2] = w * (n[i] * tangent[j + 1] - n[i + 1] * tangent[j]);
        }
        return found;
    }

    private static float[] threes(float[] fours) {
        var found = new float[fours.length / 4 * 3];
        for (int i = 0; i < found.length; i++) found[i] = fours[i / 3 * 4 + i % 3];
        return found;
    }

    /** Of length 1. */
    private static void interpolate(
            DepthMesh mesh,
            int triangle,
            double a,
            double b,
            double c,
            float[] values,
            double[] target,
            int at) {
        int va = 3 * mesh.vertexOf(triangle, 0);
        int vb = 3 * mesh.vertexOf(triangle, 1);
        int vc = 3 * mesh.vertexOf(triangle, 2);
        double square = 0;
        for (int k = 0; k < 3; k++) {
            double value = a * values[va + k] + b * values[vb + k] + c * values[vc + k];
            target[at + k] = value;
            square += value * value;
        }
        double length = square > 0 ? Math.sqrt(square) : 1;
        for (int k = 0; k < 3; k++) target[at + k] /= length;
    }

    /** Cramer's rule for x T + y B + z N = n; false for a frame that is flat. */
    private static boolean put(double[] f, float[] wanted, int texel, byte[] rgb) {
        double nx = wanted[3 * texel];
        double ny = wanted[3 * texel + 1];
        double nz = wanted[3 * texel + 2];
        double[] bn = cross(f, 3, f, 6);
        double determinant = f[0] * bn[0] + f[1] * bn[1] + f[2] * bn[2];
        if (Math.abs(determinant) < 1e-6) return false;
        double[] nt = cross(f, 6, f, 0);
        double[] tb = cross(f, 0, f, 3);
        double x = (nx * bn[0] + ny * bn[1] + nz * bn[2]) / determinant;
        double y = (nx * nt[0] + ny * nt[1] + nz * nt[2]) / determinant;
        double z = (nx * tb[0] + ny * tb[1] + nz * tb[2]) / determinant;
        double length = Math.sqrt(x * x + y * y + z * z);
        if (!(length > 0)) return false;
        rgb[3 * texel] = coded(x / length);
        rgb[3 * texel + 1] = coded(y / length);
        // A map cannot turn a surface round.
        rgb[3 * texel + 2] = coded(Math.max(0, z / length));
        return true;
    }

    private static double[] cross(double[] p, int i, double[] q, int j) {
        return new double[] {
            p[i + 1] * q[j + 2] - p[i + 2] * q[j + 1],
            p[i + 2] * q[j] - p[i] * q[j + 2],
            p[i] * q[j + 1] - p[i + 1] * q[j]
        };
    }

    private static byte coded(double value) {
        return (byte) Math.round((value + 1) / 2 * 255);
    }

    /** Neighbours' normals a little way out, and straight away from the surface beyond. */
    private void fillRest(byte[] rgb, boolean[] covered) {
        for (int ring = 0; ring < RIM_TEXELS; ring++) {
            monitor.throwIfCancelled();
            var before = covered.clone();
            for (int i = 0; i < covered.length; i++) {
                if (before[i]) continue;
                int from = neighbour(before, i);
                if (from < 0) continue;
                System.arraycopy(rgb, 3 * from, rgb, 3 * i, 3);
                covered[i] = true;
            }
        }
        for (int i = 0; i < covered.length; i++) {
            if (covered[i]) continue;
            rgb[3 * i] = MIDDLE;
            rgb[3 * i + 1] = MIDDLE;
            rgb[3 * i + 2] = (byte) 255;
        }
    }

    private int neighbour(boolean[] covered, int i) {
        int x = i % width;
        if (x > 0 && covered[i - 1]) return i - 1;
        if (x < width - 1 && covered[i + 1]) return i + 1;
        if (i >= width && covered[i - width]) return i - width;
        return i + width < covered.length && covered[i + width] ? i + width : -1;
    }
}
