/**
 * The controls of comparing: how tiles are put together, what they are measured against and over
 * which range they are coloured. Writes view models, draws no pictures. Read {@link
 * fathom.ui.compare.CompareBar} first.
 */
@NullMarked
package fathom.ui.compare;

import org.jspecify.annotations.NullMarked;
