/**
 * The user's models on disk: adding files of one's own, fetching published ones, verifying,
 * removing. Knows cards and declared graphs, runs a network only to see that it is one for depth.
 * Read {@link fathom.store.ModelStore} first.
 */
@NullMarked
package fathom.store;

import org.jspecify.annotations.NullMarked;
