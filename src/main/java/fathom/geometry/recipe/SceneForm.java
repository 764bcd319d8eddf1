package fathom.geometry.recipe;

/** What becomes of a photograph in space. */
public enum SceneForm {
    /** A surface before the camera that took it. */
    SURFACE,
    /** A surface all around the camera: a panorama. */
    SPHERE,
    /** A closed solid of a chosen size: a relief. */
    SOLID
}
