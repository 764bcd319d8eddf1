/**
 * The keyboard: one table of commands and their keys, what obeys it, and the overlay that shows it.
 * Knows no feature of the window. Read {@link fathom.ui.keys.Commands} first.
 */
@NullMarked
package fathom.ui.keys;

import org.jspecify.annotations.NullMarked;
