package fathom.render;

import fathom.raster.ParallelRows;

/**
 * A shape's vertices on the picture: pixel coordinates, inverse depth (0 for a vertex that is not
 * drawn) and brightness. Holds its arrays for the next picture.
 */
final class Projected {
    private static final float AMBIENT = 0.38f;
    private static final int VERTICES_PER_ROW = 1024;

    // Towards the light, in the camera's axes: above the left shoulder.
    private static final double LIGHT_X = -0.32;
    private static final double LIGHT_Y = -0.48;
    private static final double LIGHT_Z = -0.82;

    float[] x = new float[0];
    float[] y = new float[0];
    float[] inverse = new float[0];
    float[] light = new float[0];

    void project(Layer layer, Projection view, Lens lens, Pose pose, ClipBox clip) {
        var shape = layer.shape();
        int count = shape.vertexCount();
        if (x.length < count) {
            x = new float[count];
            y = new float[count];
            inverse = new float[count];
        }
        boolean lit = layer.lit() && shape.normals().length > 0;
        if (lit && light.length < count) light = new float[count];
        boolean clipped = !clip.equals(ClipBox.ALL);
        ParallelRows.forEachBand(
                VERTICES_PER_ROW,
                Math.ceilDiv(count, VERTICES_PER_ROW),
                (fromRow, toRow) -> {
                    int from = fromRow * VERTICES_PER_ROW;
                    int to = Math.min(count, toRow * VERTICES_PER_ROW);
                    place(shape.xyz(), pose, from, to);
                    if (clipped) leaveOut(shape.xyz(), lens, clip, from, to);
                    if (lit) shade(shape.normals(), view, lens, from, to);
                });
    }

    private void place(float[] xyz, Pose pose, int from, int to) {
        for (int i = from; i < to; i++) {
            float px = xyz[3 * i];
            float py = xyz[3 * i + 1];
            float pz = xyz[3 * i + 2];
            double depth = pose.depth(px, py, pz);
            if (!(depth >= pose.nearest())) {
                inverse[i] = 0;
                continue;
            }
            inverse[i] = (float) (1 / depth);
            x[i] = (float) pose.xPx(px, py, pz, depth);
            y[i] = (float) pose.yPx(px, py, pz, depth);
        }
    }

    private void leaveOut(float[] xyz, Lens lens, ClipBox clip, int from, int to) {
        for (int i = from; i < to; i++) {
            var point = lens.place(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
            if (!clip.holds(point.x(), point.y(), point.z())) inverse[i] = 0;
        }
    }

    /**
     * In the axes of the photograph's camera. A lens of tangent t and shifts a and b turns a normal
     * (x, y, z) into the direction of (x/t, y/t, z − a x − b y).
     */
    private void shade(float[] normals, Projection view, Lens lens, int from, int to) {
        var towardsLight =
                lens.toCamera(
                        view.right()
                                .times(LIGHT_X)
                                .plus(view.down().times(LIGHT_Y))
                                .plus(view.forward().times(LIGHT_Z)));
        var towardsEye = lens.toCamera(view.forward().times(-1));
        double stretch = lens.tanHalfFov();
        for (int i = from; i < to; i++) {
            double nx = normals[3 * i] / stretch;
            double ny = normals[3 * i + 1] / stretch;
            double nz =
                    normals[3 * i + 2]
                            - lens.shiftX() * normals[3 * i]
                            - lens.shiftY() * normals[3 * i + 1];
            double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
            double facing = nx * towardsEye.x() + ny * towardsEye.y() + nz * towardsEye.z();
            double sign = facing < 0 ? -1 / length : 1 / length;
            double cosine =
                    sign * (nx * towardsLight.x() + ny * towardsLight.y() + nz * towardsLight.z());
            light[i] = AMBIENT + (1 - AMBIENT) * (float) Math.max(0, cosine);
        }
    }
}
