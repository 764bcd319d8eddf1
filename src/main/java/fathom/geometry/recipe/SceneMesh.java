package fathom.geometry.recipe;

import fathom.geometry.DepthMesh;

/**
 * What a {@link MeshRecipe} gave.
 *
 * @param mesh in camera space, or a solid around the origin
 * @param unit of its lengths
 */
public record SceneMesh(DepthMesh mesh, LengthUnit unit) {
    private static final float METRES_PER_MILLIMETRE = 1e-3f;

    /** Millimetres as metres, for formats that know no other unit; anything else as it is. */
    public SceneMesh inMetres() {
        if (unit != LengthUnit.MILLIMETRE) return this;
        return new SceneMesh(mesh.scaledBy(METRES_PER_MILLIMETRE), LengthUnit.METRE);
    }
}
