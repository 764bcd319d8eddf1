package fathom.geometry.recipe;

import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.geometry.fill.FillRecipe;
import fathom.geometry.level.Levelling;
import fathom.geometry.refine.RefineRecipe;
import fathom.geometry.relief.ReliefRecipe;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a depth map becomes a mesh. Changing anything here never runs the network again.
 *
 * @param nearFar where relative depth is put; metric depth ignores it
 * @param cut which triangles are left out because they bridge a jump; a relief has none
 * @param refine the surface's density, where its edges lie and how smooth it is
 * @param fill what is added behind edges and what far away is left out
 * @param projection how the photograph shows directions
 * @param levelling how the scene is turned; a relief is not
 * @param maxTriangles simplify to at most that many
 * @param relief make a closed solid in millimetres instead of a surface in space
 */
public record MeshRecipe(
        NearFar nearFar,
        EdgeCut cut,
        RefineRecipe refine,
        FillRecipe fill,
        Projection projection,
        Levelling levelling,
        OptionalInt maxTriangles,
        Optional<ReliefRecipe> relief) {
    /** Every cell of the depth map, cut at jumps. */
    public static final MeshRecipe DEFAULT =
            new MeshRecipe(
                    NearFar.DEFAULT,
                    EdgeCut.DEFAULT,
                    RefineRecipe.NONE,
                    FillRecipe.NONE,
                    Projection.PINHOLE,
                    new Levelling.None(),
                    OptionalInt.empty(),
                    Optional.empty());

    public static final int FEWEST_TRIANGLES = 16;

    public MeshRecipe {
        if (maxTriangles.isPresent() && maxTriangles.getAsInt() < FEWEST_TRIANGLES) {
            throw new IllegalArgumentException(
                    "At least %d triangles, got %d"
                            .formatted(FEWEST_TRIANGLES, maxTriangles.getAsInt()));
        }
    }

    /** A relief is a solid whatever the projection. */
    public SceneForm form() {
        if (relief.isPresent()) return SceneForm.SOLID;
        return projection == Projection.PANORAMA ? SceneForm.SPHERE : SceneForm.SURFACE;
    }

    public MeshRecipe withNearFar(NearFar value) {
        return new MeshRecipe(
                value, cut, refine, fill, projection, levelling, maxTriangles, relief);
    }

    public MeshRecipe withCut(EdgeCut value) {
        return new MeshRecipe(
                nearFar, value, refine, fill, projection, levelling, maxTriangles, relief);
    }

    public MeshRecipe withRefine(RefineRecipe value) {
        return new MeshRecipe(
                nearFar, cut, value, fill, projection, levelling, maxTriangles, relief);
    }

    public MeshRecipe withFill(FillRecipe value) {
        return new MeshRecipe(
                nearFar, cut, refine, value, projection, levelling, maxTriangles, relief);
    }

    public MeshRecipe withProjection(Projection value) {
        return new MeshRecipe(nearFar, cut, refine, fill, value, levelling, maxTriangles, relief);
    }

    public MeshRecipe withLevelling(Levelling value) {
        return new MeshRecipe(nearFar, cut, refine, fill, projection, value, maxTriangles, relief);
    }

    public MeshRecipe withMaxTriangles(OptionalInt value) {
        return new MeshRecipe(nearFar, cut, refine, fill, projection, levelling, value, relief);
    }

    public MeshRecipe withRelief(Optional<ReliefRecipe> value) {
        return new MeshRecipe(
                nearFar, cut, refine, fill, projection, levelling, maxTriangles, value);
    }
}
