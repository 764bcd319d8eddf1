package fathom.ui.state;

/** Where the focal length comes from. */
public enum FocalSource {
    USER,
    EXIF,
    DEFAULT
}
