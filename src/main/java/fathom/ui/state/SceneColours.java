package fathom.ui.state;

/** What the colours of the 3D view say. */
public enum SceneColours {
    PHOTO,
    /** The depth in the tiles' own colours and range. */
    DEPTH,
    /** Which way the surface looks. */
    NORMAL,
    /** How far the depth is from the ground truth, as a share of it. */
    ERROR,
    /** Which model made it: the model's own tint. */
    MODEL
}
