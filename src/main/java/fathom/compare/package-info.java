/**
 * What maps say against each other: orientation, alignment, differences, disagreement, and the
 * views that show where a network fails. Knows depth and geometry, neither networks nor files. Read
 * {@link fathom.compare.Aligner} first.
 */
@NullMarked
package fathom.compare;

import org.jspecify.annotations.NullMarked;
