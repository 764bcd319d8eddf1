package fathom.export.mesh;

import fathom.geometry.recipe.LengthUnit;

/**
 * How a mesh or cloud is written, where its format leaves a choice.
 *
 * @param unit of the lengths in the file, for formats that name it
 * @param texture the photograph's file format
 * @param normals whether a normal is written for each vertex, so that lights act on the surface
 */
public record MeshOptions(
        Placement placement, LengthUnit unit, TextureFormat texture, boolean normals) {
    public static final MeshOptions DEFAULT =
            new MeshOptions(Placement.STANDARD, LengthUnit.METRE, TextureFormat.JPEG, false);

    /** The default, with or without normals. */
    public static MeshOptions of(boolean normals) {
        return new MeshOptions(DEFAULT.placement, DEFAULT.unit, DEFAULT.texture, normals);
    }
}
