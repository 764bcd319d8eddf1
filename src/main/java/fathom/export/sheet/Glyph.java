package fathom.export.sheet;

/**
 * A letter in the atlas, in the atlas's pixels.
 *
 * @param x of its box in the atlas
 * @param left from the pen to the box's left edge
 * @param top from the baseline to the box's upper edge, negative above
 * @param advance from this letter's pen position to the next
 */
record Glyph(int x, int y, int width, int height, int left, int top, double advance) {}
