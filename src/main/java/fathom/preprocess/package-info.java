/**
 * Makes a network's input from a photograph, exactly as the network's authors do, and knows how the
 * output lies over the photograph. Knows photographs, not networks. Read {@link
 * fathom.preprocess.InputRecipe} first.
 */
@NullMarked
package fathom.preprocess;

import org.jspecify.annotations.NullMarked;
