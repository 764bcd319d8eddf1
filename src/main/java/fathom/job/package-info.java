/**
 * Progress, cancelling and failures that a user can act on, shared by all long work. Knows no other
 * package. Read {@link fathom.job.JobMonitor} first.
 */
@NullMarked
package fathom.job;

import org.jspecify.annotations.NullMarked;
