package fathom.render;

/**
 * Draws points as squares that are as wide as their cells, so that seen from the photograph's place
 * they just touch; large ones are round.
 */
final class PointFill implements Rasterizer.BandFill {
    private static final float ROUND_FROM_PX = 4;
    private static final float LARGEST_PX = 64;

    private final Shape shape;
    private final float[] uv;
    private final Texels texels;
    private final float[] x;
    private final float[] y;
    private final float[] inverse;
    private final int count;
    private final float widthAtUnitDepth;
    private final float heightAtUnitDepth;
    private final float[] blockRows;
    private final int width;
    private final int[] argb;
    private final float[] nearest;

    PointFill(Layer layer, Projected vertices, Pose pose, Lens lens, Frame frame) {
        shape = layer.shape();
        uv = shape.uv();
        // One texel for each point: the level whose texels are about as many as the points.
        texels = new Texels(layer.texture(), levelFor(layer));
        x = vertices.x;
        y = vertices.y;
        inverse = vertices.inverse;
        count = shape.vertexCount();
        double scale = layer.pointSize() * lens.tanHalfFov() * pose.focalPx();
        widthAtUnitDepth = (float) (scale * shape.cellWidth());
        heightAtUnitDepth = (float) (scale * shape.cellHeight());
        blockRows = shape.blocks().rows(pose, frame.width(), LARGEST_PX);
        width = frame.width();
        argb = frame.argb();
        nearest = frame.inverseDepth();
    }

    private static int levelFor(Layer layer) {
        double cells = layer.shape().cellsAcross();
        int level = 0;
        while (level + 1 < layer.texture().levelCount()
                && layer.texture().width(level + 1) >= cells) {
            level++;
        }
        return level;
    }

    @Override
    public void rows(int fromRow, int toRow) {
        for (int block = 0; block < blockRows.length / 2; block++) {
            if (blockRows[2 * block] >= toRow || blockRows[2 * block + 1] < fromRow) continue;
            int from = Blocks.SIZE * block;
            int to = Math.min(count, from + Blocks.SIZE);
            for (int point = from; point < to; point++) {
                if (inverse[point] > 0) fill(point, fromRow, toRow);
            }
        }
    }

    private void fill(int point, int fromRow, int toRow) {
        float here = inverse[point];
        // A cell grows with its distance from the photograph, and shrinks with that from the eye.
        float grown = shape.reach(point) * here;
        // At least the pixel that the point lies in.
        float halfWidth = Math.clamp(widthAtUnitDepth * grown, 1, LARGEST_PX) / 2;
        float halfHeight = Math.clamp(heightAtUnitDepth * grown, 1, LARGEST_PX) / 2;
        int top = Math.max(fromRow, (int) Math.ceil(y[point] - halfHeight - 0.5f));
        int bottom = Math.min(toRow, (int) Math.ceil(y[point] + halfHeight - 0.5f));
        int left = Math.max(0, (int) Math.ceil(x[point] - halfWidth - 0.5f));
        int right = Math.min(width, (int) Math.ceil(x[point] + halfWidth - 0.5f));
        if (top >= bottom || left >= right) return;
        int colour = texels.nearest(uv[2 * point], uv[2 * point + 1]);
        boolean round = 2 * halfWidth >= ROUND_FROM_PX;
        for (int row = top; row < bottom; row++) {
            float dy = (row + 0.5f - y[point]) / halfHeight;
            int at = row * width + left;
            for (int column = left; column < right; column++, at++) {
                if (here <= nearest[at]) continue;
                float dx = (column + 0.5f - x[point]) / halfWidth;
                if (round && dx * dx + dy * dy > 1) continue;
                nearest[at] = here;
                argb[at] = colour;
            }
        }
    }
}
