package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.export.mesh.Placement.Up;
import fathom.geometry.Bounds;
import fathom.geometry.Bounds.Position;
import fathom.geometry.DepthMesh;

import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Bounds BOX =
            new Bounds(new Position(-1, -1, 2), new Position(1, 1, 6), Position.ORIGIN);

    @Test
    void withYUpTheCameraLooksAlongMinusZ() {
        assertCorner(new Placement(Up.Y, 1), 1, -2, -3);
    }

    @Test
    void withZUpTheCameraLooksAlongY() {
        assertCorner(new Placement(Up.Z, 1), 1, 3, -2);
    }

    @Test
    void theScaleMultipliesLengthsButNotDirections() {
        assertCorner(new Placement(Up.Z, 1000), 1000, 3000, -2000);
        float[] direction = {0, -1, 0};

        new Placement(Up.Z, 1000).turn(direction);

        assertThat(direction).containsExactly(0, 0, 1);
    }

    /** Blender turns glTF and OBJ itself and takes PLY and STL as they are: Z up. */
    @Test
    void forBlenderOnlyFilesThatItDoesNotTurnHaveZUp() {
        assertThat(ScenePreset.BLENDER.placement(MeshFormat.GLB, BOX).up()).isEqualTo(Up.Y);
        assertThat(ScenePreset.BLENDER.placement(MeshFormat.OBJ, BOX).up()).isEqualTo(Up.Y);
        assertThat(ScenePreset.BLENDER.placement(MeshFormat.PLY, BOX).up()).isEqualTo(Up.Z);
        assertThat(ScenePreset.BLENDER.placement(MeshFormat.STL, BOX).up()).isEqualTo(Up.Z);
    }

    @Test
    void aPrintsLongestSideIsAHundredMillimetresLong() {
        var print = ScenePreset.PRINT.placement(MeshFormat.STL, BOX);

        assertThat(print.up()).isEqualTo(Up.Z);
        assertThat(print.scale() * 4).isCloseTo(100, within(1e-9));
    }

    @Test
    void unrealsCentimetresMatterOnlyWhereTheFileNamesNoUnit() {
        assertThat(ScenePreset.UNREAL.placement(MeshFormat.OBJ, BOX).scale()).isEqualTo(100);
        assertThat(ScenePreset.UNREAL.placement(MeshFormat.GLB, BOX).scale()).isEqualTo(1);
        assertThat(ScenePreset.UNREAL.placement(MeshFormat.THREE_MF, BOX).scale()).isEqualTo(1);
    }

    private static void assertCorner(Placement placement, float x, float y, float z) {
        float[] xyz = {1, 2, 3, 0, 0, 1, 0, 1, 1};
        var mesh = DepthMesh.adopt(xyz, new float[6], new int[] {0, 1, 2});

        var placed = placement.placed(mesh);

        assertThat(new float[] {placed.xAt(0), placed.yAt(0), placed.zAt(0)})
                .containsExactly(x, y, z);
        assertThat(mesh.yAt(0)).as("the mesh itself stays").isEqualTo(2);
    }
}
