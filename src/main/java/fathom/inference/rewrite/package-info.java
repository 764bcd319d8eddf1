/**
 * Rewrites of graphs that change the way of computing and not the result. Everything about a
 * network is found in its graph. Read {@link fathom.inference.rewrite.Rewrite} first.
 */
@NullMarked
package fathom.inference.rewrite;

import org.jspecify.annotations.NullMarked;
