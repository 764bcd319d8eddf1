/**
 * What the photograph does not show and what nobody wants to see: a second layer behind edges, and
 * the sky. Read {@link fathom.geometry.fill.FillRecipe} first.
 */
@NullMarked
package fathom.geometry.fill;

import org.jspecify.annotations.NullMarked;
