package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.geometry.PointCloud;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A COLMAP model of one photograph as text: cameras.txt, images.txt and points3D.txt. COLMAP's
 * camera axes and pixel centres are Fathom's, so the numbers are those of camera space.
 *
 * @see <a href="https://colmap.github.io/format.html">COLMAP's output format</a>
 */
public final class ColmapFiles {
    private ColmapFiles() {}

    /**
     * @param facts with a camera
     * @param points in camera space
     */
    public static void write(PointCloud points, SceneFacts facts, Path folder, boolean overwrite)
            throws UserFacingException {
        var camera =
                facts.camera()
                        .orElseThrow(() -> new IllegalArgumentException("There is no camera"));
        var finite = FiniteGeometry.of(points);
        try (var files = new AtomicFiles(overwrite)) {
            files.add(folder.resolve("points3D.txt"), file -> writePoints(finite, file));
            files.add(
                    folder.resolve("images.txt"),
                    file ->
                            text(
                                    file,
                                    "# IMAGE_ID, QW, QX, QY, QZ, TX, TY, TZ, CAMERA_ID, NAME\n"
                                            + "1 1 0 0 0 0 0 0 1 "
                                            + facts.name().replaceAll("\\s", "_")
                                            + "\n\n"));
            files.add(folder.resolve("cameras.txt"), file -> text(file, line(camera)));
            files.commit();
        }
    }

    private static String line(SceneFacts.Camera camera) {
        var pixels = camera.intrinsics();
        return "# CAMERA_ID, MODEL, WIDTH, HEIGHT, PARAMS[]\n1 PINHOLE "
                + camera.width()
                + " "
                + camera.height()
                + " "
                + pixels.fxPx()
                + " "
                + pixels.fyPx()
                + " "
                + pixels.cxPx()
                + " "
                + pixels.cyPx()
                + "\n";
    }

    private static void text(FileChannel file, String text) throws IOException {
        new TextOutput(file).text(text).flush();
    }

    private static void writePoints(PointCloud points, FileChannel file) throws IOException {
        var out = new TextOutput(file);
        out.text("# POINT3D_ID, X, Y, Z, R, G, B, ERROR, TRACK[] as (IMAGE_ID, POINT2D_IDX)\n");
        for (int i = 0; i < points.size(); i++) {
            int rgb = points.rgbAt(i);
            out.number(i + 1).letter(' ').number(points.xAt(i));
            out.letter(' ').number(points.yAt(i));
            out.letter(' ').number(points.zAt(i));
            out.letter(' ').number(rgb >> 16 & 0xff);
            out.letter(' ').number(rgb >> 8 & 0xff);
            out.letter(' ').number(rgb & 0xff).text(" 0\n");
        }
        out.flush();
    }
}
