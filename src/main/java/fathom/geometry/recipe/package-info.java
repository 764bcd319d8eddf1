/**
 * From depth to the mesh that a person asked for: the one way that the command line and the window
 * go. Read {@link fathom.geometry.recipe.MeshRecipe} first, then {@link
 * fathom.geometry.recipe.SceneMeshes}.
 */
@NullMarked
package fathom.geometry.recipe;

import org.jspecify.annotations.NullMarked;
