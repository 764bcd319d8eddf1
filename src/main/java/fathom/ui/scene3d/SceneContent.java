package fathom.ui.scene3d;

/** What a renderer draws. */
record SceneContent(SceneGeometry geometry, PhotoTexture texture) {}
