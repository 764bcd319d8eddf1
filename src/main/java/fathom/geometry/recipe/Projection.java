package fathom.geometry.recipe;

/** How a photograph shows the directions around the camera. */
public enum Projection {
    /** Straight lines stay straight: the usual lens. */
    PINHOLE,
    /** Equirectangular: all directions, twice as wide as high. */
    PANORAMA
}
