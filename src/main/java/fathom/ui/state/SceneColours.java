package fathom.ui.state;

/** What the colours of the 3D view say. */
public enum SceneColours {
    PHOTO,
    /** The depth in the tiles' own colours and range. */
    DEPTH,
    /** Which way the surface looks. */
    NORMAL,
    /** Which model made it: the model's own tint. */
    MODEL
}
