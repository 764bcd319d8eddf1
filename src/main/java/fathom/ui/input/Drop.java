package fathom.ui.input;

/**
 * What files become that hover over the window.
 *
 * @param words what will happen, said while they hover
 * @param action makes it happen
 */
public record Drop(String words, Runnable action) {}
