/**
 * Makes a network's input from a photograph, exactly as the network's authors do. Knows
 * photographs, not networks. Read {@link fathom.preprocess.InputRecipe} first.
 */
@NullMarked
package fathom.preprocess;

import org.jspecify.annotations.NullMarked;
