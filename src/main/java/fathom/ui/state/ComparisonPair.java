package fathom.ui.state;

/**
 * The two tiles that a wipe, an overlay or a blink shows, by index; equal where there is only one.
 */
public record ComparisonPair(int reference, int other) {}
