/**
 * Depth as colour: colour tables, the range they cover, legends. Makes plain ARGB integers, no
 * toolkit's images. Read {@code Colormap} first.
 */
@NullMarked
package fathom.color;

import org.jspecify.annotations.NullMarked;
