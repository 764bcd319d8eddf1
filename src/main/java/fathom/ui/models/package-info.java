/**
 * The window's models: which there are, fetching and removing them, and taking in the user's own.
 * Read {@link fathom.ui.models.ModelShelfViewModel} first.
 */
@NullMarked
package fathom.ui.models;

import org.jspecify.annotations.NullMarked;
