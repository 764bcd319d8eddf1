package fathom.metric;

/** Something in a photograph whose size is known. Positions are zero-based pixel indices. */
public sealed interface Reference {
    double metres();

    /** The words of the command line. */
    String text();

    /** Metres along the optical axis to one pixel. */
    record Distance(int x, int y, double metres) implements Reference {
        @Override
        public String text() {
            return "%d,%d=%s".formatted(x, y, metres);
        }
    }

    /** Metres from one pixel's point in space to another's. */
    record Length(int x1, int y1, int x2, int y2, double metres) implements Reference {
        @Override
        public String text() {
            return "%d,%d:%d,%d=%s".formatted(x1, y1, x2, y2, metres);
        }
    }
}
