/**
 * The filmstrip: the pictures that are open. Knows the library's view model. Read {@link
 * fathom.ui.library.FilmstripView} first.
 */
@NullMarked
package fathom.ui.library;

import org.jspecify.annotations.NullMarked;
