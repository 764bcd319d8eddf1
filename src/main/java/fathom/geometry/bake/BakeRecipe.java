package fathom.geometry.bake;

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
}
