/**
 * The use case: a photograph goes in, its depth comes out. Knows every step before it, no face.
 * Read {@link fathom.pipeline.DepthRequest} first.
 */
@NullMarked
package fathom.pipeline;

import org.jspecify.annotations.NullMarked;
