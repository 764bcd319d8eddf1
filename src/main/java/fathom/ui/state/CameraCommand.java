package fathom.ui.state;

/** What the 3D view is asked to do with its own camera. */
public enum CameraCommand {
    /** Everything is in sight, from the present direction. */
    FIT,
    /** The three-quarter view that a new scene starts with. */
    RESET,
    /** The place and the field of view of the camera that took the photograph. */
    FROM_PHOTO
}
