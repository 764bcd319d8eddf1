/**
 * What is going on: the status bar and the notices that can be dismissed. Reads view models, starts
 * nothing but cancel. Read {@link fathom.ui.status.StatusBar} first.
 */
@NullMarked
package fathom.ui.status;

import org.jspecify.annotations.NullMarked;
