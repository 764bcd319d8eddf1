/**
 * The window's two looks: which stylesheets belong to each. Knows no views. Read {@link
 * fathom.ui.theme.Theme} first.
 */
@NullMarked
package fathom.ui.theme;

import org.jspecify.annotations.NullMarked;
