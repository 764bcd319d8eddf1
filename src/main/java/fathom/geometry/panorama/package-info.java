/**
 * Photographs that show all directions: equirectangular, twice as wide as high. Read {@link
 * fathom.geometry.panorama.PanoramaSphere} first.
 */
@NullMarked
package fathom.geometry.panorama;

import org.jspecify.annotations.NullMarked;
