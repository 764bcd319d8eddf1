/**
 * Photographs as they come from files: decoded, upright, 8-bit sRGB, with what the file says about
 * the camera. Knows nothing of networks or depth. Read {@link fathom.image.Photo} first.
 */
@NullMarked
package fathom.image;

import org.jspecify.annotations.NullMarked;
