package fathom.render;

/**
 * A projection with the lens worked into it: from a shape's numbers to pixels in twelve
 * multiplications.
 */
final class Pose {
    /** Relative to the pivot's distance: what is nearer to the eye is not drawn. */
    static final double NEAREST = 0.01;

    private final double[] across;
    private final double[] down;
    private final double[] ahead;
    private final double focalPx;
    private final double centreX;
    private final double centreY;
    private final double nearest;

    /**
     * @param firstRow of the picture's rows that are drawn
     */
    Pose(Projection view, Lens lens, int firstRow) {
        across = row(view.right(), view.eye(), lens);
        down = row(view.down(), view.eye(), lens);
        ahead = row(view.forward(), view.eye(), lens);
        focalPx = view.focalPx();
        centreX = view.width() / 2;
        centreY = view.height() / 2 - firstRow;
        nearest = view.camera().distance() * NEAREST;
    }

    private static double[] row(Vector axis, Vector eye, Lens lens) {
        double[] row = lens.row(axis);
        return new double[] {row[0], row[1], row[2], -axis.dot(eye)};
    }

    double nearest() {
        return nearest;
    }

    double focalPx() {
        return focalPx;
    }

    double depth(float x, float y, float z) {
        return ahead[0] * x + ahead[1] * y + ahead[2] * z + ahead[3];
    }

    double xPx(float x, float y, float z, double depth) {
        return centreX
                + focalPx * (across[0] * x + across[1] * y + across[2] * z + across[3]) / depth;
    }

    double yPx(float x, float y, float z, double depth) {
        return centreY + focalPx * (down[0] * x + down[1] * y + down[2] * z + down[3]) / depth;
    }
}
