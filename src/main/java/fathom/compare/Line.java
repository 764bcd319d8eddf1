package fathom.compare;

/** y = scale · x + shift. */
record Line(double scale, double shift) {}
