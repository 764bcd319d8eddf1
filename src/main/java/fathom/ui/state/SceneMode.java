package fathom.ui.state;

/** What the 3D view draws. */
public enum SceneMode {
    POINTS,
    MESH,
    WIREFRAME
}
