/**
 * What the window remembers from one start to the next, as one readable JSON file. Knows no
 * controls. Read {@link fathom.ui.settings.Settings} first.
 */
@NullMarked
package fathom.ui.settings;

import org.jspecify.annotations.NullMarked;
