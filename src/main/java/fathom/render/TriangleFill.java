package fathom.render;

/**
 * Fills triangles. A pixel belongs to a triangle when its centre lies inside or on an edge; the
 * depth buffer settles who owns shared edges. 1/z, u/z and v/z are linear over the picture, which
 * keeps textures straight on large triangles.
 */
final class TriangleFill implements Rasterizer.BandFill {
    /** Edges may miss a centre by this share of the triangle, so that no cracks open. */
    private static final float TOLERANCE = -1e-5f;

    private final int[] triangles;
    private final float[] uv;
    private final Texels[] levels;
    private final float[] x;
    private final float[] y;
    private final float[] inverse;
    private final float[] light;
    private final boolean lit;
    private final boolean blended;
    private final float[] blockRows;
    private final int width;
    private final int[] argb;
    private final float[] nearest;

    TriangleFill(Layer layer, Projected vertices, Pose pose, Frame frame, boolean blended) {
        var shape = layer.shape();
        triangles = shape.triangles();
        uv = shape.uv();
        levels = Texels.levelsOf(layer.texture());
        x = vertices.x;
        y = vertices.y;
        inverse = vertices.inverse;
        light = vertices.light;
        lit = layer.lit();
        this.blended = blended;
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
                fill(triangles[at], triangles[at + 1], triangles[at + 2], fromRow, toRow);
            }
        }
    }

    private void fill(int a, int b, int c, int fromRow, int toRow) {
        if (inverse[a] <= 0 || inverse[b] <= 0 || inverse[c] <= 0) return;
        float ay = y[a];
        float by = y[b];
        float cy = y[c];
        int top = Math.max(fromRow, firstCentre(Math.min(ay, Math.min(by, cy))));
        int bottom = Math.min(toRow, endOfCentres(Math.max(ay, Math.max(by, cy))));
        if (top >= bottom) return;
        float ax = x[a];
        float bx = x[b];
        float cx = x[c];
        int left = Math.max(0, firstCentre(Math.min(ax, Math.min(bx, cx))));
        int right = Math.min(width, endOfCentres(Math.max(ax, Math.max(bx, cx))));
        if (left >= right) return;
        float area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        if (area == 0) return;
        scan(a, b, c, 1 / area, left, right, top, bottom);
    }

    private void scan(
            int a, int b, int c, float perArea, int left, int right, int top, int bottom) {
        float ax = x[a];
        float ay = y[a];
        // How the shares of b and c grow by a pixel to the right and by a row down.
        float shareBRight = (y[c] - ay) * perArea;
        float shareBDown = -(x[c] - ax) * perArea;
        float shareCRight = -(y[b] - ay) * perArea;
        float shareCDown = (x[b] - ax) * perArea;
        float inverseA = inverse[a];
        float inverseB = inverse[b] - inverseA;
        float inverseC = inverse[c] - inverseA;
        var texels = levels[levelOf(a, b, c, perArea)];
        for (int row = top; row < bottom; row++) {
            float dx = left + 0.5f - ax;
            float dy = row + 0.5f - ay;
            float shareB = dx * shareBRight + dy * shareBDown;
            float shareC = dx * shareCRight + dy * shareCDown;
            int at = row * width + left;
            for (int column = left; column < right; column++, at++) {
                if (shareB >= TOLERANCE
                        && shareC >= TOLERANCE
                        && shareB + shareC <= 1 - TOLERANCE) {
                    float here = inverseA + shareB * inverseB + shareC * inverseC;
                    if (here > nearest[at]) {
                        nearest[at] = here;
                        argb[at] = colour(texels, a, b, c, shareB, shareC, here);
                    }
                }
                shareB += shareBRight;
                shareC += shareCRight;
            }
        }
    }

    private int colour(Texels texels, int a, int b, int c, float shareB, float shareC, float here) {
        float weightA = (1 - shareB - shareC) * inverse[a] / here;
        float weightB = shareB * inverse[b] / here;
        float weightC = shareC * inverse[c] / here;
        float u = weightA * uv[2 * a] + weightB * uv[2 * b] + weightC * uv[2 * c];
        float v = weightA * uv[2 * a + 1] + weightB * uv[2 * b + 1] + weightC * uv[2 * c + 1];
        int colour = blended ? texels.blended(u, v) : texels.nearest(u, v);
        if (!lit) return colour;
        return Texels.shaded(colour, weightA * light[a] + weightB * light[b] + weightC * light[c]);
    }

    /** The level at which a pixel takes about one texel: half the logarithm of their ratio. */
    private int levelOf(int a, int b, int c, float perArea) {
        float u1 = uv[2 * b] - uv[2 * a];
        float v1 = uv[2 * b + 1] - uv[2 * a + 1];
        float u2 = uv[2 * c] - uv[2 * a];
        float v2 = uv[2 * c + 1] - uv[2 * a + 1];
        float texels = (u1 * v2 - u2 * v1) * levels[0].width() * levels[0].height();
        float perPixel = Math.abs(texels * perArea);
        int level = Math.getExponent(perPixel) >> 1;
        return Math.clamp(level, 0, levels.length - 1);
    }

    /** The first pixel whose centre is not before a coordinate. */
    private static int firstCentre(float coordinate) {
        return (int) Math.ceil(coordinate - 0.5f);
    }

    /** The pixel after the last whose centre is not beyond a coordinate. */
    private static int endOfCentres(float coordinate) {
        return (int) Math.floor(coordinate + 0.5f);
    }
}
