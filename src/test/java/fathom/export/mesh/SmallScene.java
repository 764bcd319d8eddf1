package fathom.export.mesh;

import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.image.Photo;
import fathom.image.PhotoFacts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A square that leans back, as the camera sees it, and its four corners in four colours. */
final class SmallScene {
    static final SceneFacts FACTS =
            new SceneFacts("square", "Fathom 1", Map.of("model", "übung\nzwei"));
    static final int TOP_LEFT = 0xff0000;
    static final int TOP_RIGHT = 0x00ff00;
    static final int BOTTOM_LEFT = 0x0000ff;
    static final int BOTTOM_RIGHT = 0xfffefd;

    private SmallScene() {}

    /** Camera axes: y down, z forward. Top left, top right, bottom left, bottom right. */
    private static float[] corners() {
        return new float[] {-2, -1.5f, 4, 2, -1.5f, 4, -1, 0.75f, 2, 1, 0.75f, 2};
    }

    static DepthMesh mesh() {
        return mesh(corners());
    }

    static DepthMesh mesh(float[] corners) {
        float[] uv = {.25f, .25f, .75f, .25f, .25f, .75f, .75f, .75f};
        return DepthMesh.adopt(corners, uv, new int[] {0, 2, 3, 0, 3, 1});
    }

    static DepthMesh meshWithoutTopRight() {
        float[] corners = corners();
        corners[5] = Float.NaN;
        return mesh(corners);
    }

    static PointCloud points() {
        int[] rgb = {TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT};
        return PointCloud.adopt(corners(), rgb, new int[] {0, 1, 2, 3});
    }

    /** 2 x 2 pixels in the colours of the points. */
    static Photo photo() {
        byte[] rgb = {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -2, -3};
        return Photo.adopt("square.png", 2, 2, rgb, null, PhotoFacts.NONE);
    }

    static ByteBuffer read(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    static float[] floats(ByteBuffer from, int count) {
        var floats = new float[count];
        for (int i = 0; i < count; i++) floats[i] = from.getFloat();
        return floats;
    }

    static int[] ints(ByteBuffer from, int count) {
        var ints = new int[count];
        for (int i = 0; i < count; i++) ints[i] = from.getInt();
        return ints;
    }

    /** The lines of a header up to and with its last one. */
    static String header(ByteBuffer from, String lastLine) {
        var header = new StringBuilder();
        while (!header.toString().endsWith(lastLine + "\n")) header.append((char) from.get());
        return header.toString();
    }
}
