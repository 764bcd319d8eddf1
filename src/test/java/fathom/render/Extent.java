package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;

/** Pixels between a scene and the edges of its picture. */
final class Extent {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;

    private Extent() {}

    static Extent of(Projection view, Shape geometry, Lens lens) {
        var extent = new Extent();
        float[] xyz = geometry.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            var seen = view.toCamera(lens.place(xyz[i], xyz[i + 1], xyz[i + 2]));
            assertThat(seen.z()).isPositive();
            extent.left = Math.min(extent.left, view.xPx(seen));
            extent.right = Math.min(extent.right, view.width() - view.xPx(seen));
            extent.top = Math.min(extent.top, view.yPx(seen));
            extent.bottom = Math.min(extent.bottom, view.height() - view.yPx(seen));
        }
        return extent;
    }
}
