/**
 * The 3D pane: a depth map in space, looked at with a camera of its own. Cameras and geometry know
 * no toolkit; how they are drawn lies behind one interface, for there are machines without 3D. Read
 * {@link fathom.ui.scene3d.SceneView} first.
 */
@NullMarked
package fathom.ui.scene3d;

import org.jspecify.annotations.NullMarked;
