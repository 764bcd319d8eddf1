/**
 * Photographs with their ground truth as data sets lay them out on disk, read one at a time. Knows
 * files, neither networks nor metrics. Read {@link fathom.evaluate.dataset.Dataset} first.
 */
@NullMarked
package fathom.evaluate.dataset;

import org.jspecify.annotations.NullMarked;
