/**
 * Distances at a finer resolution, with edges where the photograph has them, and smoother surfaces
 * between the edges. Read {@link fathom.geometry.refine.SurfaceRefiner} first.
 */
@NullMarked
package fathom.geometry.refine;

import org.jspecify.annotations.NullMarked;
