/**
 * Fewer triangles for the same surface: edges are collapsed in the order of their quadric error.
 * Knows meshes only, no depth. Read {@link fathom.geometry.simplify.MeshSimplifier} first.
 */
@NullMarked
package fathom.geometry.simplify;

import org.jspecify.annotations.NullMarked;
