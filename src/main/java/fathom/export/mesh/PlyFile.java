package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.geometry.VertexNormals;
import fathom.image.Photo;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Binary little-endian PLY with 8-bit colours per vertex, taken from the photograph. */
final class PlyFile {
    private static final String POSITION =
            """
            property float x
            property float y
            property float z
            """;
    private static final String NORMAL =
            """
            property float nx
            property float ny
            property float nz
            """;
    private static final String COLOUR =
            """
            property uchar red
            property uchar green
            property uchar blue
            """;

    private PlyFile() {}

    /**
     * @param mesh in the file's axes
     */
    static void write(
            DepthMesh mesh,
            Photo photo,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file, progress::wrote);
        out.putText(begin(facts, mesh.vertexCount(), options.normals()));
        out.putText("element face " + mesh.triangleCount() + "\n");
        out.putText("property list uchar int vertex_indices\nend_header\n");
        float[] normals = options.normals() ? VertexNormals.of(mesh) : new float[0];
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            int x = Math.clamp((int) (mesh.uAt(vertex) * photo.width()), 0, photo.width() - 1);
            int y = Math.clamp((int) (mesh.vAt(vertex) * photo.height()), 0, photo.height() - 1);
            out.putFloat(mesh.xAt(vertex));
            out.putFloat(mesh.yAt(vertex));
            out.putFloat(mesh.zAt(vertex));
            if (options.normals()) out.putFloats(normals, 3 * vertex, 3);
            putColour(out, photo.rgbAt(x, y));
        }
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.putByte(3);
            for (int corner = 0; corner < 3; corner++) {
                out.putInt(mesh.vertexOf(triangle, corner));
            }
        }
        out.flush();
    }

    /**
     * @param points in the file's axes
     * @param normals of their cells, for {@link MeshOptions#normals}
     */
    static void write(
            PointCloud points,
            CellNormals normals,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file, progress::wrote);
        out.putText(begin(facts, points.size(), options.normals()) + "end_header\n");
        var normal = new float[3];
        for (int point = 0; point < points.size(); point++) {
            out.putFloat(points.xAt(point));
            out.putFloat(points.yAt(point));
            out.putFloat(points.zAt(point));
            if (options.normals()) {
                normals.put(points.cellAt(point), normal);
                options.placement().turn(normal);
                out.putFloats(normal, 0, 3);
            }
            putColour(out, points.rgbAt(point));
        }
        out.flush();
    }

    private static String begin(SceneFacts facts, int vertices, boolean normals) {
        var header = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
        header.append("comment ").append(SingleLine.ascii(facts.generator())).append('\n');
        facts.facts()
                .forEach(
                        (key, text) ->
                                header.append("comment ")
                                        .append(SingleLine.ascii(key + ": " + text))
                                        .append('\n'));
        header.append("element vertex ").append(vertices).append('\n').append(POSITION);
        if (normals) header.append(NORMAL);
        return header.append(COLOUR).toString();
    }

    private static void putColour(LittleEndianOutput out, int rgb) throws IOException {
        out.putByte(rgb >> 16);
        out.putByte(rgb >> 8);
        out.putByte(rgb);
    }
}
