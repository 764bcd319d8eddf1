/**
 * Starts Fathom: chooses window or command line and builds the long-lived objects. Read {@link
 * fathom.app.Main} first.
 */
@NullMarked
package fathom.app;

import org.jspecify.annotations.NullMarked;
