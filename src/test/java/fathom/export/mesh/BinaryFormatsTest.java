package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** PLY, STL and PCD by their specifications, byte for byte. */
class BinaryFormatsTest {
    private static final float[] SQUARE = {-2, 1.5f, -4, 2, 1.5f, -4, -1, -.75f, -2, 1, -.75f, -2};
    private static final int[] COLOURS = {
        SmallScene.TOP_LEFT, SmallScene.TOP_RIGHT, SmallScene.BOTTOM_LEFT, SmallScene.BOTTOM_RIGHT
    };

    @TempDir private Path folder;

    @Test
    void aPlyMeshHasTheColourOfThePhotographAtEachVertex() throws Exception {
        ByteBuffer ply = mesh(MeshFormat.PLY);

        assertThat(SmallScene.header(ply, "end_header"))
                .isEqualTo(
                        """
                        ply
                        format binary_little_endian 1.0
                        comment Fathom 1
                        comment model: _bung_zwei
                        element vertex 4
                        property float x
                        property float y
                        property float z
                        property uchar red
                        property uchar green
                        property uchar blue
                        element face 2
                        property list uchar int vertex_indices
                        end_header
                        """);
        assertColouredSquare(ply);
        assertThat(ply.get()).isEqualTo((byte) 3);
        assertThat(SmallScene.ints(ply, 3)).containsExactly(0, 2, 3);
        assertThat(ply.get()).isEqualTo((byte) 3);
        assertThat(SmallScene.ints(ply, 3)).containsExactly(0, 3, 1);
        assertThat(ply.hasRemaining()).isFalse();
    }

    @Test
    void aPlyCloudIsVerticesAlone() throws Exception {
        ByteBuffer ply = points(MeshFormat.PLY);
        assertThat(SmallScene.header(ply, "end_header"))
                .contains("element vertex 4\n")
                .doesNotContain("face");
        assertColouredSquare(ply);
        assertThat(ply.hasRemaining()).isFalse();
    }

    @Test
    void anStlHasEachTriangleWithItsUnitNormalTowardsTheCamera() throws Exception {
        ByteBuffer stl = mesh(MeshFormat.STL);

        byte[] title = new byte[80];
        stl.get(title);
        assertThat(new String(title, StandardCharsets.US_ASCII)).doesNotStartWith("solid");
        assertThat(stl.getInt()).isEqualTo(2);
        // The square leans back: 2.25 up on 2 back.
        float length = (float) Math.sqrt(2.25 * 2.25 + 2 * 2);
        for (int triangle = 0; triangle < 2; triangle++) {
            assertThat(SmallScene.floats(stl, 3))
                    .containsExactly(new float[] {0, 2 / length, 2.25f / length}, within(1e-6f));
            float[] first = SmallScene.floats(stl, 9);
            assertThat(first).startsWith(-2, 1.5f, -4);
            assertThat(stl.getShort()).isZero();
        }
        assertThat(stl.hasRemaining()).isFalse();
    }

    @Test
    void aPcdHasPackedColoursDeclaredAsFloats() throws Exception {
        ByteBuffer pcd = points(MeshFormat.PCD);

        assertThat(SmallScene.header(pcd, "DATA binary"))
                .isEqualTo(
                        """
                        # .PCD v0.7 - Point Cloud Data file format
                        VERSION 0.7
                        FIELDS x y z rgb
                        SIZE 4 4 4 4
                        TYPE F F F F
                        COUNT 1 1 1 1
                        WIDTH 4
                        HEIGHT 1
                        VIEWPOINT 0 0 0 1 0 0 0
                        POINTS 4
                        DATA binary
                        """);
        for (int point = 0; point < 4; point++) {
            assertThat(SmallScene.floats(pcd, 3)).containsExactly(position(point));
            assertThat(pcd.getInt()).isEqualTo(COLOURS[point]);
        }
        assertThat(pcd.hasRemaining()).isFalse();
    }

    private static void assertColouredSquare(ByteBuffer ply) {
        for (int vertex = 0; vertex < 4; vertex++) {
            assertThat(SmallScene.floats(ply, 3)).containsExactly(position(vertex));
            assertThat(ply.get() & 0xff).isEqualTo(COLOURS[vertex] >> 16);
            assertThat(ply.get() & 0xff).isEqualTo(COLOURS[vertex] >> 8 & 0xff);
            assertThat(ply.get() & 0xff).isEqualTo(COLOURS[vertex] & 0xff);
        }
    }

    private static float[] position(int vertex) {
        return new float[] {SQUARE[3 * vertex], SQUARE[3 * vertex + 1], SQUARE[3 * vertex + 2]};
    }

    private ByteBuffer mesh(MeshFormat format) throws Exception {
        Path file = folder.resolve("mesh." + format.extension());
        MeshExporter.writeMesh(
                format, SmallScene.mesh(), SmallScene.photo(), SmallScene.FACTS, file, false);
        return SmallScene.read(file);
    }

    private ByteBuffer points(MeshFormat format) throws Exception {
        Path file = folder.resolve("points." + format.extension());
        MeshExporter.writePoints(format, SmallScene.points(), SmallScene.FACTS, file, false);
        return SmallScene.read(file);
    }
}
