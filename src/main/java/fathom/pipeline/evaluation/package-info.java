/**
 * Networks scored on a whole data set, with a journal to go on from and reports to keep. Read
 * {@link fathom.pipeline.evaluation.DatasetJob} first.
 */
@NullMarked
package fathom.pipeline.evaluation;

import org.jspecify.annotations.NullMarked;
