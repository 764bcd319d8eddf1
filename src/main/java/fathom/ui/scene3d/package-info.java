/**
 * The 3D pane: a depth map in space, looked at with a camera of its own, and drawn by {@link
 * fathom.render} away from the toolkit's thread. Read {@link fathom.ui.scene3d.SceneView} first.
 */
@NullMarked
package fathom.ui.scene3d;

import org.jspecify.annotations.NullMarked;
