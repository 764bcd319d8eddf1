package fathom.export.mesh;

import fathom.geometry.Bounds;
import fathom.geometry.recipe.LengthUnit;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How geometry lies in files: as a program takes them, but for what the user decides.
 *
 * @param up empty: as the program takes it; glTF and USD keep Y, which their specifications demand
 * @param scale multiplies all lengths, in place of the program's factor; empty: the program's
 */
public record FileLayout(ScenePreset preset, Optional<Placement.Up> up, OptionalDouble scale) {
    private static final double MILLIMETRES_PER_METRE = 1000;

    public static FileLayout of(ScenePreset preset) {
        return new FileLayout(preset, Optional.empty(), OptionalDouble.empty());
    }

    public FileLayout {
        if (scale.isPresent() && !Placement.isScale(scale.getAsDouble())) {
            throw new IllegalArgumentException("No scale: " + scale.getAsDouble());
        }
    }

    /**
     * @param bounds of what is written
     * @param unit of its lengths; what is in millimetres lies already as it is to be printed
     * @param texture where the format's readers know it; JPEG elsewhere
     */
    public MeshOptions options(
            MeshFormat format,
            Bounds bounds,
            LengthUnit unit,
            TextureFormat texture,
            boolean normals) {
        boolean printable = unit == LengthUnit.MILLIMETRE;
        var usual = printable ? Placement.STANDARD : preset.placement(format, bounds);
        var axis = format.fixesUp() ? usual.up() : up.orElse(usual.up());
        double factor = scale.orElse(usual.scale());
        boolean printed = preset == ScenePreset.PRINT && scale.isEmpty() && usual.scale() != 1;
        boolean millimetres = printable || printed || factor == MILLIMETRES_PER_METRE;
        return new MeshOptions(
                new Placement(axis, factor),
                millimetres ? LengthUnit.MILLIMETRE : unit,
                texture.within(format),
                normals);
    }
}
