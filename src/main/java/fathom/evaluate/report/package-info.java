/**
 * Results of a run for people and programs: CSV, JSON, LaTeX rows and a page of HTML that needs no
 * other file. Read {@link fathom.evaluate.report.Report} first.
 */
@NullMarked
package fathom.evaluate.report;

import org.jspecify.annotations.NullMarked;
