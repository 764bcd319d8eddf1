/**
 * The inspector at the window's right: how depth is coloured and how it becomes a scene. Writes the
 * user's intent into view models, nothing else. Read {@link fathom.ui.inspector.InspectorView}
 * first.
 */
@NullMarked
package fathom.ui.inspector;

import org.jspecify.annotations.NullMarked;
