/**
 * The words that the window says, from one resource bundle, and the ways in which it writes
 * numbers. Knows no controls. Read {@link fathom.ui.text.Messages} first.
 */
@NullMarked
package fathom.ui.text;

import org.jspecify.annotations.NullMarked;
