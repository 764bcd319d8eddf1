/**
 * Leaving the window with files: what to write, what it will look like, and the writing itself off
 * the toolkit's thread. Knows no network. Read {@link fathom.ui.export.ExportPlan} first.
 */
@NullMarked
package fathom.ui.export;

import org.jspecify.annotations.NullMarked;
