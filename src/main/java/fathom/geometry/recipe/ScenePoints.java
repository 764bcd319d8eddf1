package fathom.geometry.recipe;

import fathom.geometry.PointCloud;
import fathom.geometry.level.Rotation;

/**
 * What a {@link MeshRecipe} gave as points.
 *
 * @param points in camera space, turned by the levelling
 * @param unit of its lengths
 * @param rotation by which the levelling turned it
 * @param levelled false where a ground was to be found and was not
 */
public record ScenePoints(
        PointCloud points, LengthUnit unit, Rotation rotation, boolean levelled) {}
