package fathom.ui.scene3d;

import fathom.geometry.Bounds;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.SceneForm;
import fathom.image.Photo;
import fathom.render.Lens;
import fathom.render.Vector;
import fathom.ui.state.PixelPosition;

import java.util.Optional;

/**
 * What is drawn, through the lens that is chosen now. Knows where a place of the photograph lies in
 * the scene, and the other way round.
 *
 * @param bounds of the scene that the view is about
 */
record ShownScene(SceneContent content, Lens lens, Bounds bounds) {
    static ShownScene of(SceneContent content, Lens lens) {
        return new ShownScene(content, lens, lens.bounds(content.shape()));
    }

    SceneForm form() {
        return content.form();
    }

    Photo photo() {
        return content.request().photo();
    }

    double photoAspect() {
        return (double) photo().width() / photo().height();
    }

    LengthUnit unit() {
        if (form() == SceneForm.SOLID) return LengthUnit.MILLIMETRE;
        return content.surface().metric() ? LengthUnit.METRE : LengthUnit.NONE;
    }

    /** Empty where there is no depth. */
    Optional<Vector> placeOf(PixelPosition pixel) {
        double u = (pixel.x() + 0.5) / photo().width();
        double v = (pixel.y() + 0.5) / photo().height();
        if (u >= 1 || v >= 1) return Optional.empty();
        var z = content.surface().z();
        double depth = z.at((int) (u * z.width()), (int) (v * z.height()));
        if (Double.isNaN(depth) && form() != SceneForm.SOLID) return Optional.empty();
        return Optional.of(
                switch (form()) {
                    case SURFACE ->
                            lens.place(
                                    (2 * u - 1) * depth,
                                    (2 * v - 1) / photoAspect() * depth,
                                    depth);
                    case SPHERE -> around(u, v, depth);
                    case SOLID -> onSolid(u, v);
                });
    }

    private Vector around(double u, double v, double radius) {
        double longitude = (u - 0.5) * 2 * Math.PI;
        double latitude = (0.5 - v) * Math.PI;
        double level = Math.cos(latitude) * radius;
        return lens.place(
                Math.sin(longitude) * level,
                -Math.sin(latitude) * radius,
                Math.cos(longitude) * level);
    }

    private Vector onSolid(double u, double v) {
        var front = content.front().orElseThrow();
        int x = (int) (u * front.width());
        int y = (int) (v * front.height());
        double width = bounds.max().x() - bounds.min().x();
        double height = bounds.max().y() - bounds.min().y();
        return new Vector((u - 0.5) * width, (v - 0.5) * height, -front.at(x, y));
    }

    /** Where the photograph has seen a point; empty outside of it. */
    Optional<PixelPosition> pixelOf(Vector point) {
        var own = lens.toShape(point);
        return switch (form()) {
            case SURFACE ->
                    own.z() <= 0
                            ? Optional.empty()
                            : pixel(
                                    (own.x() / own.z() + 1) / 2,
                                    (own.y() / own.z() * photoAspect() + 1) / 2);
            case SPHERE ->
                    pixel(
                            Math.atan2(own.x(), own.z()) / (2 * Math.PI) + 0.5,
                            0.5 + Math.asin(own.y() / own.length()) / Math.PI);
            case SOLID ->
                    pixel(
                            own.x() / (bounds.max().x() - bounds.min().x()) + 0.5,
                            own.y() / (bounds.max().y() - bounds.min().y()) + 0.5);
        };
    }

    private Optional<PixelPosition> pixel(double u, double v) {
        int x = (int) Math.floor(u * photo().width());
        int y = (int) Math.floor(v * photo().height());
        return x < 0 || y < 0 || x >= photo().width() || y >= photo().height()
                ? Optional.empty()
                : Optional.of(new PixelPosition(x, y));
    }
}
