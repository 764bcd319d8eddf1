package fathom.render;

/** A camera that draws into a pane of a given size, in pixels of the pane. */
public final class Projection {
    private final OrbitCamera camera;
    private final double width;
    private final double height;
    private final double focalPx;
    private final Vector eye;
    private final Vector right;
    private final Vector down;
    private final Vector forward;

    public Projection(OrbitCamera camera, double width, double height) {
        this.camera = camera;
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
        focalPx = this.height / 2 / camera.tanHalfFovY();
        eye = camera.eye();
        right = camera.right();
        down = camera.down();
        forward = camera.forward();
    }

    public OrbitCamera camera() {
        return camera;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public double focalPx() {
        return focalPx;
    }

    public Vector eye() {
        return eye;
    }

    public Vector right() {
        return right;
    }

    public Vector down() {
        return down;
    }

    public Vector forward() {
        return forward;
    }

    /** The same point in this camera's own axes. */
    public Vector toCamera(Vector point) {
        var seen = point.plus(eye.times(-1));
        return new Vector(seen.dot(right), seen.dot(down), seen.dot(forward));
    }

    /** Where the pane shows a point in the camera's axes that lies before it. */
    public double xPx(Vector inCamera) {
        return width / 2 + focalPx * inCamera.x() / inCamera.z();
    }

    public double yPx(Vector inCamera) {
        return height / 2 + focalPx * inCamera.y() / inCamera.z();
    }

    /** The point that the pane shows at (xPx, yPx) and that lies at a depth along the view. */
    public Vector toSpace(double xPx, double yPx, double depth) {
        double across = (xPx - width / 2) / focalPx * depth;
        double below = (yPx - height / 2) / focalPx * depth;
        return eye.plus(right.times(across)).plus(down.times(below)).plus(forward.times(depth));
    }
}
