/**
 * What the window shows, as properties and commands: view models shared by all views. No controls,
 * no toolkit: tested without a display. Read {@code WorkbenchViewModel} first.
 */
@NullMarked
package fathom.ui.state;

import org.jspecify.annotations.NullMarked;
