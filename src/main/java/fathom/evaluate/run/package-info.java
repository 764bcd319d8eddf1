/**
 * Networks over a data set: one image at a time in bounded memory, with a journal to go on from
 * after a kill. Knows neither networks nor reports. Read {@link fathom.evaluate.run.EvaluationRun}
 * first.
 */
@NullMarked
package fathom.evaluate.run;

import org.jspecify.annotations.NullMarked;
