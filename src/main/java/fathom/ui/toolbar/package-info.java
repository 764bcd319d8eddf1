/**
 * The tool bar: opening, models, input size, layout, export, theme. Writes view models, and asks
 * the window for what needs one. Read {@link fathom.ui.toolbar.WorkbenchToolBar} first.
 */
@NullMarked
package fathom.ui.toolbar;

import org.jspecify.annotations.NullMarked;
