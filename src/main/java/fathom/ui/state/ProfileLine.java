package fathom.ui.state;

/** A line over the leading photograph, in its pixels; (0, 0) is its top left corner. */
public record ProfileLine(double fromX, double fromY, double toX, double toY) {}
