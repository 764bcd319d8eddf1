/**
 * The port through which networks are run. Knows tensors and cards, no photographs; the adapter
 * lives in {@code inference.djl}. Read {@link fathom.inference.DepthEngine} first.
 */
@NullMarked
package fathom.inference;

import org.jspecify.annotations.NullMarked;
