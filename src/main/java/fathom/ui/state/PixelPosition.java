package fathom.ui.state;

/** A pixel of the photograph, counted from 0 at the top left. */
public record PixelPosition(int x, int y) {}
