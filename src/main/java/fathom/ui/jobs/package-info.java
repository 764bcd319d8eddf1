/**
 * Long work off the toolkit's thread, and the one way back onto it. Knows no views. Read {@link
 * fathom.ui.jobs.JobRunner} first.
 */
@NullMarked
package fathom.ui.jobs;

import org.jspecify.annotations.NullMarked;
