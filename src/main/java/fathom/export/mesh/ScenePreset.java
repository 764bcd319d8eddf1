package fathom.export.mesh;

import fathom.geometry.Bounds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Programs that open the files, and what makes geometry stand upright and in its size there. */
public enum ScenePreset {
    /** Y up, −Z forward, one unit a metre. */
    STANDARD,
    /** Turns glTF and OBJ itself; takes PLY and STL as Z up. */
    BLENDER,
    /** Takes Y up and metres, and mirrors OBJ itself. */
    UNITY,
    /** Takes files' own units as they are, and one unit of other files as a centimetre. */
    UNREAL,
    /** Y up as glTF. */
    THREEJS,
    /** Z up, millimetres, the longest side 100 of them unless a scale is given. */
    PRINT;

    private static final double PRINTED_LENGTH_MM = 100;

    /** The word of the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ScenePreset> fromId(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
    }

    /**
     * @param bounds of what is written, for a print's size
     */
    public Placement placement(MeshFormat format, Bounds bounds) {
        // These say themselves which axis is up and how long a unit is.
        boolean fixedAxes = format.fixesUp();
        return switch (this) {
            case STANDARD, UNITY, THREEJS -> Placement.STANDARD;
            case BLENDER ->
                    new Placement(
                            fixedAxes || format == MeshFormat.OBJ ? Placement.Up.Y : Placement.Up.Z,
                            1);
            case UNREAL ->
                    new Placement(
                            Placement.Up.Y, fixedAxes || format == MeshFormat.THREE_MF ? 1 : 100);
            case PRINT ->
                    new Placement(
                            fixedAxes ? Placement.Up.Y : Placement.Up.Z,
                            fixedAxes ? 1 : printScale(bounds));
        };
    }

    private static double printScale(Bounds bounds) {
        double x = bounds.max().x() - bounds.min().x();
        double y = bounds.max().y() - bounds.min().y();
        double z = bounds.max().z() - bounds.min().z();
        double longest = Math.max(x, Math.max(y, z));
        return longest > 0 ? PRINTED_LENGTH_MM / longest : 1;
    }
}
