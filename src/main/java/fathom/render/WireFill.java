package fathom.render;

/** Draws the edges of triangles, one pixel wide, the nearer before the farther. */
final class WireFill implements Rasterizer.BandFill {
    private final int[] triangles;
    private final float[] uv;
    private final Texels texels;
    private final float[] x;
    private final float[] y;
    private final float[] inverse;
    private final float[] blockRows;
    private final int width;
    private final int[] argb;
    private final float[] nearest;

    WireFill(Layer layer, Projected vertices, Pose pose, Frame frame) {
        var shape = layer.shape();
        triangles = shape.triangles();
        uv = shape.uv();
        texels = new Texels(layer.texture(), 0);
        x = vertices.x;
        y = vertices.y;
        inverse = vertices.inverse;
        blockRows = shape.blocks().rows(pose, frame.width(), 1);
        width = frame.width();
        argb = frame.argb();
        nearest = frame.inverseDepth();
    }

    @Override
    public void rows(int fromRow, int toRow) {
        for (int block = 0; block < blockRows.length / 2; block++) {
            if (blockRows[2 * block] >= toRow || blockRows[2 * block + 1] < fromRow) continue;
            int from = 3 * Blocks.SIZE * block;
            int to = Math.min(triangles.length, from + 3 * Blocks.SIZE);
            for (int at = from; at < to; at += 3) {
                int a = triangles[at];
                int b = triangles[at + 1];
                int c = triangles[at + 2];
                if (inverse[a] <= 0 || inverse[b] <= 0 || inverse[c] <= 0) continue;
                line(a, b, fromRow, toRow);
                line(b, c, fromRow, toRow);
                line(c, a, fromRow, toRow);
            }
        }
    }

    /** A pixel for each step along the longer axis, of the part that lies between the rows. */
    private void line(int a, int b, int fromRow, int toRow) {
        float dx = x[b] - x[a];
        float dy = y[b] - y[a];
        float first = 0;
        float last = 1;
        if (dy != 0) {
            float enters = ((dy > 0 ? fromRow : toRow) - y[a]) / dy;
            float leaves = ((dy > 0 ? toRow : fromRow) - y[a]) / dy;
            first = Math.max(first, enters);
            last = Math.min(last, leaves);
        }
        if (dx != 0) {
            first = Math.max(first, ((dx > 0 ? 0 : width) - x[a]) / dx);
            last = Math.min(last, ((dx > 0 ? width : 0) - x[a]) / dx);
        }
        if (!(first <= last)) return;
        float length = Math.max(Math.abs(dx), Math.abs(dy));
        int steps = Math.max(1, (int) Math.ceil((last - first) * length));
        for (int i = 0; i <= steps; i++) {
            float share = first + (last - first) * i / steps;
            int column = (int) Math.floor(x[a] + share * dx);
            int row = (int) Math.floor(y[a] + share * dy);
            if (column < 0 || column >= width || row < fromRow || row >= toRow) continue;
            put(row * width + column, a, b, share);
        }
    }

    private void put(int at, int a, int b, float share) {
        float here = inverse[a] + share * (inverse[b] - inverse[a]);
        if (here <= nearest[at]) return;
        nearest[at] = here;
        float along = share * inverse[b] / here;
        argb[at] =
                texels.nearest(
                        uv[2 * a] + along * (uv[2 * b] - uv[2 * a]),
                        uv[2 * a + 1] + along * (uv[2 * b + 1] - uv[2 * a + 1]));
    }
}
