package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.PointCloud;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * PCD 0.7, binary, with colours packed as 0x00RRGGBB. Their type is F although they are bits: PCL
 * takes a field "rgb" for its coloured points only when it is declared as a float.
 *
 * @see <a href="https://pointclouds.org/documentation/tutorials/pcd_file_format.html">PCD</a>
 */
final class PcdFile {
    private PcdFile() {}

    /**
     * @param points in the file's axes
     * @param normals of their cells, for {@link MeshOptions#normals}
     */
    static void write(
            PointCloud points,
            CellNormals normals,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        boolean turned = options.normals();
        var out = new LittleEndianOutput(file, progress::wrote);
        out.putText(
                """
                # .PCD v0.7 - Point Cloud Data file format
                VERSION 0.7
                FIELDS x y z rgb%2$s
                SIZE 4 4 4 4%3$s
                TYPE F F F F%4$s
                COUNT 1 1 1 1%5$s
                WIDTH %1$d
                HEIGHT 1
                VIEWPOINT 0 0 0 1 0 0 0
                POINTS %1$d
                DATA binary
                """
                        .formatted(
                                points.size(),
                                turned ? " normal_x normal_y normal_z" : "",
                                turned ? " 4 4 4" : "",
                                turned ? " F F F" : "",
                                turned ? " 1 1 1" : ""));
        var normal = new float[3];
        for (int point = 0; point < points.size(); point++) {
            out.putFloat(points.xAt(point));
            out.putFloat(points.yAt(point));
            out.putFloat(points.zAt(point));
            out.putInt(points.rgbAt(point) & 0xffffff);
            if (turned) {
                normals.put(points.cellAt(point), normal);
                options.placement().turn(normal);
                out.putFloats(normal, 0, 3);
            }
        }
        out.flush();
    }
}
