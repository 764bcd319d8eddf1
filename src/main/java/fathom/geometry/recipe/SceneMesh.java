package fathom.geometry.recipe;

import fathom.geometry.DepthMesh;
import fathom.geometry.level.Rotation;
import fathom.image.Photo;

/**
 * What a {@link MeshRecipe} gave.
 *
 * @param mesh in camera space, turned by the levelling, or a solid around the origin
 * @param unit of its lengths
 * @param texture what the mesh's texture coordinates belong to: the photograph, or with a back
 *     layer the photograph and that layer's colours below it
 * @param rotation by which the levelling turned it
 * @param levelled false where a ground was to be found and was not
 */
public record SceneMesh(
        DepthMesh mesh, LengthUnit unit, Photo texture, Rotation rotation, boolean levelled) {
    private static final float METRES_PER_MILLIMETRE = 1e-3f;

    /** Millimetres as metres, for formats that know no other unit; anything else as it is. */
    public SceneMesh inMetres() {
        if (unit != LengthUnit.MILLIMETRE) return this;
        return new SceneMesh(
                mesh.scaledBy(METRES_PER_MILLIMETRE),
                LengthUnit.METRE,
                texture,
                rotation,
                levelled);
    }
}
