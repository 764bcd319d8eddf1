/**
 * The linked viewport: photograph and depth tiles that share zoom, pan and cursor. A tile draws
 * only the pixels that are visible, straight from the data, so its cost follows the window's size
 * and not the photograph's. Knows nothing of networks and of how a result came about. Read {@link
 * fathom.ui.viewport.ViewportView} first, then {@link fathom.ui.viewport.TileRaster}.
 */
@NullMarked
package fathom.ui.viewport;

import org.jspecify.annotations.NullMarked;
