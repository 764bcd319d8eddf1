package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

class MeshExporterTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(MeshFormat.class)
    void anInterruptedExportLeavesNothing(MeshFormat format) {
        Path file = folder.resolve("a." + format.extension());
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> write(format, SmallScene.mesh(), file));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(MeshFormat.class)
    void geometryWithoutAnyPositionIsRefusedAndNothingWritten(MeshFormat format) {
        var nowhere = new float[12];
        Arrays.fill(nowhere, Float.NaN);
        Path file = folder.resolve("a." + format.extension());
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(() -> write(format, SmallScene.mesh(nowhere), file))
                .withMessageContaining(file.toString())
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.BAD_INPUT));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void infinitePositionsAreLeftOutToo() throws Exception {
        float[] xyz = {1, 2, 3, Float.POSITIVE_INFINITY, 0, 1, 4, 5, 6};
        var points = PointCloud.adopt(xyz, new int[] {1, 2, 3}, new int[] {0, 1, 2});
        Path file = folder.resolve("a.pcd");
        MeshExporter.writePoints(MeshFormat.PCD, points, SmallScene.FACTS, file, false);

        var pcd = SmallScene.read(file);
        assertThat(SmallScene.header(pcd, "DATA binary")).contains("POINTS 2\n");
        assertThat(SmallScene.floats(pcd, 3)).containsExactly(1, -2, -3);
        assertThat(pcd.getInt()).isEqualTo(1);
        assertThat(SmallScene.floats(pcd, 3)).containsExactly(4, -5, -6);
        assertThat(pcd.getInt()).isEqualTo(3);
    }

    @Test
    void aFormatIsKnownByTheEndOfTheName() {
        assertThat(MeshFormat.ofFileName("Room.GLB")).contains(MeshFormat.GLB);
        assertThat(MeshFormat.ofFileName("room.glb.obj")).contains(MeshFormat.OBJ);
        assertThat(MeshFormat.ofFileName("roomglb")).isEmpty();
    }

    private static void write(MeshFormat format, DepthMesh mesh, Path file)
            throws UserFacingException {
        if (format.holdsMeshes()) {
            MeshExporter.writeMesh(format, mesh, SmallScene.photo(), SmallScene.FACTS, file, false);
            return;
        }
        var points = PointCloud.adopt(mesh.copyXyz(), new int[4], new int[4]);
        MeshExporter.writePoints(format, points, SmallScene.FACTS, file, false);
    }
}
