/**
 * What a simplified mesh has lost, as pictures that lie on it like the photograph: the full
 * surface's normals and how open it is. Read {@link fathom.geometry.bake.SurfaceBaker} first.
 */
@NullMarked
package fathom.geometry.bake;

import org.jspecify.annotations.NullMarked;
