package fathom.geometry.simplify;

/** What counts as a large error. */
public enum ErrorMeasure {
    /**
     * Lengths divided by the distance to the origin, where the camera stands: a centimetre near by
     * weighs as much as a metre a hundred times as far. No triangle turns its back to the camera.
     * Also counts how far a texture laid over the coarser triangles swims, because a photograph on
     * a slanted plane is foreshortened and a triangle's texture is not.
     */
    SEEN_FROM_CAMERA,
    /** Plain lengths, for solids that are seen from everywhere. */
    UNIFORM
}
