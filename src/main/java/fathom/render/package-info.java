/**
 * Pictures of a scene in space without a display or a graphics card: cameras, shapes and a
 * rasteriser that runs on the processor. The window, pictures and animations are drawn by the same
 * code. Read {@link fathom.render.Rasterizer} first.
 */
@NullMarked
package fathom.render;

import org.jspecify.annotations.NullMarked;
