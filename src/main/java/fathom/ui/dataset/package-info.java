/**
 * Scoring the chosen models on a whole data set, from the window. Read {@link
 * fathom.ui.dataset.DatasetRunViewModel} first.
 */
@NullMarked
package fathom.ui.dataset;

import org.jspecify.annotations.NullMarked;
