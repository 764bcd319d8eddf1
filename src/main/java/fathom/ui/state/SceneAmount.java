package fathom.ui.state;

import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.MeshRecipe;

/**
 * How much the 3D view draws, where that is all of a mesh.
 *
 * @param recipe by which it was made, without the levelling, which changes no amount
 */
public record SceneAmount(MeshRecipe recipe, int vertices, int triangles) {
    public SceneAmount {
        recipe = recipe.withLevelling(new Levelling.None());
    }

    /** Whether a mesh of that recipe has so many. */
    public boolean isOf(MeshRecipe other) {
        return recipe.equals(other.withLevelling(new Levelling.None()));
    }
}
