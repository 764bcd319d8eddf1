package fathom.ui.scene3d;

import fathom.render.Projection;
import fathom.render.Vector;

import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

import java.util.ArrayList;
import java.util.List;

/** Straight lines in space, drawn into one path, without what lies outside the pane. */
final class LineDrawing {
    /** Relative to the pivot's distance: what is nearer to the eye is not drawn. */
    private static final double NEAREST = 0.02;

    private final Projection view;
    private final List<PathElement> elements = new ArrayList<>();

    LineDrawing(Projection view) {
        this.view = view;
    }

    LineDrawing line(Vector from, Vector to) {
        var a = view.toCamera(from);
        var b = view.toCamera(to);
        double near = view.camera().distance() * NEAREST;
        if (a.z() < near && b.z() < near) return this;
        if (a.z() < near) a = cutAt(near, a, b);
        if (b.z() < near) b = cutAt(near, b, a);
        addClipped(view.xPx(a), view.yPx(a), view.xPx(b), view.yPx(b));
        return this;
    }

    void drawInto(Path path) {
        path.getElements().setAll(elements);
    }

    private static Vector cutAt(double z, Vector behind, Vector before) {
        double share = (z - behind.z()) / (before.z() - behind.z());
        return behind.times(1 - share).plus(before.times(share));
    }

    /** Liang and Barsky's clipping: the part of the line between the parameters t0 and t1. */
    private void addClipped(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] towards = {-dx, dx, -dy, dy};
        double[] room = {x0, view.width() - x0, y0, view.height() - y0};
        double t0 = 0;
        double t1 = 1;
        for (int edge = 0; edge < towards.length; edge++) {
            if (towards[edge] == 0) {
                if (room[edge] < 0) return;
                continue;
            }
            double t = room[edge] / towards[edge];
            if (towards[edge] < 0) {
                t0 = Math.max(t0, t);
            } else {
                t1 = Math.min(t1, t);
            }
        }
        if (t0 >= t1) return;
        elements.add(new MoveTo(x0 + t0 * dx, y0 + t0 * dy));
        elements.add(new LineTo(x0 + t1 * dx, y0 + t1 * dy));
    }
}
