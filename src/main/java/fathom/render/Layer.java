package fathom.render;

/**
 * One shape in its colours.
 *
 * @param lit whether a light beside the camera shades it; otherwise it glows in its own colours
 * @param pointSize of points, as a multiple of their cells
 */
public record Layer(Shape shape, Texture texture, boolean lit, double pointSize) {}
