/**
 * Depth as a solid for 3D printers and routers: millimetres, a flat back, closed all round. Read
 * {@link fathom.geometry.relief.ReliefRecipe} first.
 */
@NullMarked
package fathom.geometry.relief;

import org.jspecify.annotations.NullMarked;
