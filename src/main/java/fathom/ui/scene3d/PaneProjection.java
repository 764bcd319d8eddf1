package fathom.ui.scene3d;

/** A camera that draws into a pane of a given size, in pixels of the pane. */
final class PaneProjection {
    private final OrbitCamera camera;
    private final double width;
    private final double height;
    private final double focalPx;
    private final Vector eye;
    private final Vector right;
    private final Vector down;
    private final Vector forward;

    PaneProjection(OrbitCamera camera, double width, double height) {
        this.camera = camera;
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
        focalPx = this.height / 2 / camera.tanHalfFovY();
        eye = camera.eye();
        right = camera.right();
        down = camera.down();
        forward = camera.forward();
    }

    OrbitCamera camera() {
        return camera;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double focalPx() {
        return focalPx;
    }

    Vector eye() {
        return eye;
    }

    Vector right() {
        return right;
    }

    Vector down() {
        return down;
    }

    Vector forward() {
        return forward;
    }

    /** The same point in this camera's own axes. */
    Vector toCamera(Vector point) {
        var seen = point.plus(eye.times(-1));
        return new Vector(seen.dot(right), seen.dot(down), seen.dot(forward));
    }

    /** Where the pane shows a point in the camera's axes that lies before it. */
    double xPx(Vector inCamera) {
        return width / 2 + focalPx * inCamera.x() / inCamera.z();
    }

    double yPx(Vector inCamera) {
        return height / 2 + focalPx * inCamera.y() / inCamera.z();
    }
}
