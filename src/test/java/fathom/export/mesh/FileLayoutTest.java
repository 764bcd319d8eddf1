package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.export.mesh.Placement.Up;
import fathom.geometry.Bounds;
import fathom.geometry.Bounds.Position;
import fathom.geometry.recipe.LengthUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.OptionalDouble;

class FileLayoutTest {
    private static final Bounds BOX =
            new Bounds(new Position(0, 0, 0), new Position(1, 2, 4), Position.ORIGIN);

    @Test
    void whatTheUserSetsGoesBeforeWhatTheProgramTakes() {
        var layout = new FileLayout(ScenePreset.UNREAL, Optional.of(Up.Z), OptionalDouble.of(2.5));

        var options = options(layout, MeshFormat.OBJ, LengthUnit.METRE);

        assertThat(options.placement()).isEqualTo(new Placement(Up.Z, 2.5));
        assertThat(options.unit()).isEqualTo(LengthUnit.METRE);
    }

    /** glTF 2.0, section 3.4: Y up, metres; USDZ: Y is the axis that viewers agree on. */
    @ParameterizedTest
    @EnumSource(names = {"GLB", "GLTF", "USDZ"})
    void theAxisThatASpecificationPrescribesStays(MeshFormat format) {
        var layout =
                new FileLayout(ScenePreset.STANDARD, Optional.of(Up.Z), OptionalDouble.empty());

        assertThat(options(layout, format, LengthUnit.METRE).placement().up()).isEqualTo(Up.Y);
    }

    @Test
    void aThousandUnitsAMetreAreMillimetres() {
        var layout =
                new FileLayout(ScenePreset.STANDARD, Optional.empty(), OptionalDouble.of(1000));

        assertThat(options(layout, MeshFormat.STL, LengthUnit.METRE).unit())
                .isEqualTo(LengthUnit.MILLIMETRE);
    }

    /** A print's glTF stays in metres, as the format demands, and says so. */
    @Test
    void onlyFilesThatAPrintScalesAreInMillimetres() {
        var print = FileLayout.of(ScenePreset.PRINT);

        assertThat(options(print, MeshFormat.THREE_MF, LengthUnit.METRE).unit())
                .isEqualTo(LengthUnit.MILLIMETRE);
        var glb = options(print, MeshFormat.GLB, LengthUnit.METRE);
        assertThat(glb.unit()).isEqualTo(LengthUnit.METRE);
        assertThat(glb.placement().scale()).isEqualTo(1);
    }

    @Test
    void aReliefInMillimetresIsNotScaledToAPrintAgain() {
        var options =
                options(FileLayout.of(ScenePreset.PRINT), MeshFormat.STL, LengthUnit.MILLIMETRE);

        assertThat(options.placement()).isEqualTo(Placement.STANDARD);
        assertThat(options.unit()).isEqualTo(LengthUnit.MILLIMETRE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e10})
    void aScaleIsAboveNothingAndWithinReason(double scale) {
        var some = OptionalDouble.of(scale);
        assertThatThrownBy(() -> new FileLayout(ScenePreset.STANDARD, Optional.empty(), some))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MeshOptions options(FileLayout layout, MeshFormat format, LengthUnit unit) {
        return layout.options(format, BOX, unit, TextureFormat.JPEG, false);
    }
}
