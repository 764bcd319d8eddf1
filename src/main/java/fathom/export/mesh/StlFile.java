package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Binary STL: triangles with their unit normals, no colours. */
final class StlFile {
    private static final int TITLE_BYTES = 80;

    private StlFile() {}

    static void write(DepthMesh mesh, Placement placement, WriteProgress progress, FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file, progress::wrote);
        // A title that begins with "solid" would make readers expect the text form.
        String title =
                placement.up() == Placement.Up.Y
                        ? "binary STL, y up, camera looks along -z"
                        : "binary STL, z up, camera looks along y";
        out.putText(title + " ".repeat(TITLE_BYTES - title.length()));
        out.putInt(mesh.triangleCount());
        float[] corners = new float[9];
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            for (int corner = 0; corner < 3; corner++) {
                int vertex = mesh.vertexOf(triangle, corner);
                corners[3 * corner] = mesh.xAt(vertex);
                corners[3 * corner + 1] = mesh.yAt(vertex);
                corners[3 * corner + 2] = mesh.zAt(vertex);
            }
            putNormal(out, corners);
            out.putFloats(corners, 0, corners.length);
            out.putShort(0);
        }
        out.flush();
    }

    /** (b - a) x (c - a), of length 1; zero for a triangle without area. */
    private static void putNormal(LittleEndianOutput out, float[] p) throws IOException {
        double ux = p[3] - p[0];
        double uy = p[4] - p[1];
        double uz = p[5] - p[2];
        double vx = p[6] - p[0];
        double vy = p[7] - p[1];
        double vz = p[8] - p[2];
        double x = uy * vz - uz * vy;
        double y = uz * vx - ux * vz;
        double z = ux * vy - uy * vx;
        double length = Math.sqrt(x * x + y * y + z * z);
        double factor = length > 0 ? 1 / length : 0;
        out.putFloat((float) (x * factor));
        out.putFloat((float) (y * factor));
        out.putFloat((float) (z * factor));
    }
}
