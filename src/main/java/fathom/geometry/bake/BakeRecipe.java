package fathom.geometry.bake;

import fathom.geometry.recipe.SceneForm;

/**
 * What is baked.
 *
 * @param normals the full surface's normals, in the tangent space of the mesh
 * @param occlusion how much of the hemisphere above each place is open
 */
public record BakeRecipe(boolean normals, boolean occlusion) {
    public static final BakeRecipe NONE = new BakeRecipe(false, false);

    public boolean isNothing() {
        return !normals && !occlusion;
    }

    /**
     * What of it can be had: occlusion looks along the rays of one lens, and a solid is no scene.
     */
    public BakeRecipe possibleFor(SceneForm form) {
        return switch (form) {
            case SURFACE -> this;
            case SPHERE -> new BakeRecipe(normals, false);
            case SOLID -> NONE;
        };
    }
}
