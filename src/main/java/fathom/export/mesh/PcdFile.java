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

    static void write(PointCloud points, FileChannel file) throws IOException {
        var out = new LittleEndianOutput(file);
        out.putText(
                """
                # .PCD v0.7 - Point Cloud Data file format
                VERSION 0.7
                FIELDS x y z rgb
                SIZE 4 4 4 4
                TYPE F F F F
                COUNT 1 1 1 1
                WIDTH %1$d
                HEIGHT 1
                VIEWPOINT 0 0 0 1 0 0 0
                POINTS %1$d
                DATA binary
                """
                        .formatted(points.size()));
        for (int point = 0; point < points.size(); point++) {
            out.putFloat(points.xAt(point));
            out.putFloat(-points.yAt(point));
            out.putFloat(-points.zAt(point));
            out.putInt(points.rgbAt(point) & 0xffffff);
        }
        out.flush();
    }
}
