/**
 * How right a depth map is: metrics with the literature's formulas, protocols with their crops and
 * ranges, ordinal and boundary measures, intervals and significance. Knows one image at a time,
 * neither data sets nor files. Read {@link fathom.evaluate.Evaluator} first.
 */
@NullMarked
package fathom.evaluate;

import org.jspecify.annotations.NullMarked;
