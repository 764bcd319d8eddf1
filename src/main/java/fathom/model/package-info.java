/**
 * Depth networks as data: the cards of {@code models/} and the catalogue of them. Runs nothing.
 * Read {@link fathom.model.ModelCard} first.
 */
@NullMarked
package fathom.model;

import org.jspecify.annotations.NullMarked;
