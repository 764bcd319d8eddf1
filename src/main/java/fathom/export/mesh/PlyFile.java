package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.image.Photo;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Binary little-endian PLY with 8-bit colours per vertex, taken from the photograph. */
final class PlyFile {
    private static final String VERTEX =
            """
            property float x
            property float y
            property float z
            property uchar red
            property uchar green
            property uchar blue
            """;

    private PlyFile() {}

    static void write(DepthMesh mesh, Photo photo, SceneFacts facts, FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file);
        out.putText(begin(facts) + "element vertex " + mesh.vertexCount() + "\n" + VERTEX);
        out.putText("element face " + mesh.triangleCount() + "\n");
        out.putText("property list uchar int vertex_indices\nend_header\n");
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            int x = Math.clamp((int) (mesh.uAt(vertex) * photo.width()), 0, photo.width() - 1);
            int y = Math.clamp((int) (mesh.vAt(vertex) * photo.height()), 0, photo.height() - 1);
            putVertex(out, mesh.xAt(vertex), mesh.yAt(vertex), mesh.zAt(vertex), photo.rgbAt(x, y));
        }
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.putByte(3);
            for (int corner = 0; corner < 3; corner++) {
                out.putInt(mesh.vertexOf(triangle, corner));
            }
        }
        out.flush();
    }

    static void write(PointCloud points, SceneFacts facts, FileChannel file) throws IOException {
        var out = new LittleEndianOutput(file);
        out.putText(begin(facts) + "element vertex " + points.size() + "\n" + VERTEX);
        out.putText("end_header\n");
        for (int point = 0; point < points.size(); point++) {
            putVertex(
                    out,
                    points.xAt(point),
                    points.yAt(point),
                    points.zAt(point),
                    points.rgbAt(point));
        }
        out.flush();
    }

    private static String begin(SceneFacts facts) {
        var header = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
        header.append("comment ").append(SingleLine.ascii(facts.generator())).append('\n');
        facts.facts()
                .forEach(
                        (key, text) ->
                                header.append("comment ")
                                        .append(SingleLine.ascii(key + ": " + text))
                                        .append('\n'));
        return header.toString();
    }

    private static void putVertex(LittleEndianOutput out, float x, float y, float z, int rgb)
            throws IOException {
        out.putFloat(x);
        out.putFloat(-y);
        out.putFloat(-z);
        out.putByte(rgb >> 16);
        out.putByte(rgb >> 8);
        out.putByte(rgb);
    }
}
