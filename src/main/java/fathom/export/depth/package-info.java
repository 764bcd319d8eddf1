/**
 * Depth maps as files, one class per format that both writes and reads it. Knows no network and no
 * camera. Read {@link fathom.export.depth.DepthExporter} and {@link
 * fathom.export.depth.DepthFileReader} first.
 */
@NullMarked
package fathom.export.depth;

import org.jspecify.annotations.NullMarked;
