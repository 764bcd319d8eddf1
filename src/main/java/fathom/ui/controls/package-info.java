/**
 * Small controls that several parts of the window use. They know properties and values, no view
 * model of the workbench. Read {@link fathom.ui.controls.Segmented} first.
 */
@NullMarked
package fathom.ui.controls;

import org.jspecify.annotations.NullMarked;
