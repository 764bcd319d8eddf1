package fathom.raster;

/** The weight of a source cell by its distance from a target cell's centre, in source cells. */
enum Kernel {
    TRIANGLE(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /** Keys' cubic with a = -0.5, as Pillow and torch's antialiased resizing use it. */
    CUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            double a = -0.5;
            if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
        }
    };

    private final double support;

    Kernel(double support) {
        this.support = support;
    }

    /** The distance at which the weight has become 0 for good. */
    double support() {
        return support;
    }

    abstract double weight(double distance);
}
