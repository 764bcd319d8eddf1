package fathom.ui.state;

/** What the middle of the window shows. */
public enum Layout {
    /** The tiles alone. */
    GRID,
    /** The tiles above the 3D view. */
    SPLIT,
    /** The 3D view alone. */
    SCENE
}
