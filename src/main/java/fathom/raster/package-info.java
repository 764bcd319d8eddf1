/**
 * Grids of numbers and the ways of the reference implementations to resize them. Knows nothing of
 * photographs, depth or networks. Read {@link fathom.raster.FloatGrid} first.
 */
@NullMarked
package fathom.raster;

import org.jspecify.annotations.NullMarked;
