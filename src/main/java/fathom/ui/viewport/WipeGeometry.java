package fathom.ui.viewport;

import fathom.ui.state.WipeLine;

/**
 * A wipe's line in an area: it runs through (x, y) in the direction (-sin, cos) of its angle; the
 * selected picture is on the side of its normal (cos, sin).
 */
record WipeGeometry(double width, double height, WipeLine line) {
    private static final double SNAP_DEG = 3;

    private double cos() {
        return Math.cos(Math.toRadians(line.angleDeg()));
    }

    private double sin() {
        return Math.sin(Math.toRadians(line.angleDeg()));
    }

    /** Half of the area's extent along the normal. */
    private double reach() {
        return (width * Math.abs(cos()) + height * Math.abs(sin())) / 2;
    }

    private double offset() {
        return (2 * line.position() - 1) * reach();
    }

    double x() {
        return width / 2 + cos() * offset();
    }

    double y() {
        return height / 2 + sin() * offset();
    }

    /** The point of the line at a distance from (x, y), downwards for an upright line. */
    double xAlong(double distance) {
        return x() - sin() * distance;
    }

    double yAlong(double distance) {
        return y() + cos() * distance;
    }

    /** Longer than any line within the area. */
    double length() {
        return width + height;
    }

    /** Corners x, y ... of the selected picture's side, reaching beyond the area. */
    Double[] otherSide() {
        double far = length();
        return new Double[] {
            xAlong(-far),
            yAlong(-far),
            xAlong(far),
            yAlong(far),
            xAlong(far) + cos() * 2 * far,
            yAlong(far) + sin() * 2 * far,
            xAlong(-far) + cos() * 2 * far,
            yAlong(-far) + sin() * 2 * far
        };
    }

    /** The line through a point of the area in the same direction. */
    WipeLine through(double atX, double atY) {
        double along = (atX - width / 2) * cos() + (atY - height / 2) * sin();
        double reach = reach();
        return new WipeLine(line.angleDeg(), reach > 0 ? (along / reach + 1) / 2 : 0.5);
    }

    /** The line through (x, y) turned towards a point; near upright and level it is just that. */
    WipeLine towards(double atX, double atY) {
        double angle = Math.toDegrees(Math.atan2(x() - atX, atY - y()));
        double right = Math.rint(angle / 90) * 90;
        double turned = Math.abs(angle - right) < SNAP_DEG ? right : angle;
        return new WipeGeometry(width, height, new WipeLine(turned, line.position()))
                .through(x(), y());
    }
}
