package fathom.ui.scene3d;

import fathom.depth.DepthMap;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneForm;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.image.Photo;
import fathom.ui.state.SceneMode;

import java.util.Optional;

/**
 * All that a scene's shape depends on. The lens is not among it: it stretches the finished shape.
 *
 * @param map at the network's own resolution, covering the whole photograph
 */
record SceneRequest(Photo photo, DepthMap map, SceneMode mode, MeshRecipe recipe) {

    /** Points are no solid, and levelling turns the finished shape. */
    SceneRequest {
        recipe = recipe.withLevelling(new Levelling.None());
        if (mode == SceneMode.POINTS) recipe = recipe.withRelief(Optional.empty());
    }

    SceneForm form() {
        return recipe.form();
    }

    /** Whether only the way differs in which the same surface is drawn. */
    boolean fillsSameSpaceAs(SceneRequest other) {
        return map.equals(other.map)
                && recipe.nearFar().equals(other.recipe.nearFar())
                && recipe.relief().equals(other.recipe.relief());
    }

    /** Whether the distances are the same, and only how they are joined may differ. */
    boolean hasSameSurfaceAs(SceneRequest other) {
        return photo == other.photo
                && map.equals(other.map)
                && recipe.nearFar().equals(other.recipe.nearFar())
                && recipe.fill().equals(other.recipe.fill())
                && recipe.refine().equals(other.recipe.refine())
                && (recipe.refine().equals(RefineRecipe.NONE)
                        || recipe.cut().equals(other.recipe.cut()));
    }

    /** Whether building takes longer than a person waits for a slider. */
    boolean isSlow() {
        return recipe.maxTriangles().isPresent()
                || !(recipe.refine().density() instanceof Density.Network);
    }
}
