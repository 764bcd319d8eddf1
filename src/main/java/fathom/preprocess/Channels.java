package fathom.preprocess;

/** One number for each of red, green and blue. */
public record Channels(double red, double green, double blue) {}
