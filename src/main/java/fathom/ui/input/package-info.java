/**
 * How pictures come into the window besides its menus: dropped and pasted. Knows no network. Read
 * {@link fathom.ui.input.DropTarget} first.
 */
@NullMarked
package fathom.ui.input;

import org.jspecify.annotations.NullMarked;
