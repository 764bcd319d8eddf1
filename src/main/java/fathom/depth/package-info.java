/**
 * What a network says about distance, its kinds and its statistics. Knows neither photographs nor
 * networks. Read {@link fathom.depth.DepthMap} first.
 */
@NullMarked
package fathom.depth;

import org.jspecify.annotations.NullMarked;
