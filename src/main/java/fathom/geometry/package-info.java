/**
 * Depth in space: cameras, point clouds and meshes as pure functions over flat arrays. No display,
 * no files. Read {@link fathom.geometry.Intrinsics} first.
 */
@NullMarked
package fathom.geometry;

import org.jspecify.annotations.NullMarked;
