/**
 * Portable Network Graphics, written on all processors and with text chunks. Knows nothing of depth
 * or photographs. Read {@link fathom.export.png.PngWriter} first.
 */
@NullMarked
package fathom.export.png;

import org.jspecify.annotations.NullMarked;
