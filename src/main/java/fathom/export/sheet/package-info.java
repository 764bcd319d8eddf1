/**
 * Comparison sheets: a photograph and the depth that networks made of it as one labelled picture.
 * Draws on plain integers with a font of its own, so a server without fonts can make one. Read
 * {@link fathom.export.sheet.ComparisonSheet} first.
 */
@NullMarked
package fathom.export.sheet;

import org.jspecify.annotations.NullMarked;
