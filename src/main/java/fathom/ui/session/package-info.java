/**
 * Session files: which photographs, models, views and ground truth belong together, to be opened
 * again on another machine. Knows no controls. Read {@link fathom.ui.session.Sessions} first.
 */
@NullMarked
package fathom.ui.session;

import org.jspecify.annotations.NullMarked;
