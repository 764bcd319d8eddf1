package fathom.ui.scene3d;

import fathom.geometry.recipe.SceneForm;
import fathom.ui.state.SceneMode;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

/** What a scene shows, in words. */
final class SceneText {
    private static final String SEPARATOR = " · ";

    private SceneText() {}

    /** "198,412 vertices · 391,806 triangles · edges cut at 4 %". */
    static String summary(SceneContent content) {
        var request = content.request();
        String counts =
                request.mode() == SceneMode.POINTS
                        ? Messages.text("scene.summary.points", content.shape().vertexCount())
                        : Messages.text(
                                "scene.summary.mesh",
                                content.shape().vertexCount(),
                                content.shape().triangleCount());
        if (content.form() == SceneForm.SOLID) {
            return content.step() == 1
                    ? counts
                    : Messages.text("scene.summary.thinned", content.step()) + SEPARATOR + counts;
        }
        double jump = request.recipe().cut().relativeJump();
        String edges =
                Double.isInfinite(jump)
                        ? Messages.text("scene.summary.edges-kept")
                        : Messages.text("scene.summary.edges-cut", 100 * jump);
        String all = counts + SEPARATOR + edges;
        return content.step() == 1
                ? all
                : Messages.text("scene.summary.thinned", content.step()) + SEPARATOR + all;
    }

    /** Whether lengths mean something, and between which depths everything lies. */
    static String note(SceneContent content) {
        if (content.form() == SceneForm.SOLID) {
            var min = content.shape().bounds().min();
            var max = content.shape().bounds().max();
            return Messages.text(
                    "scene.note.relief", max.x() - min.x(), max.y() - min.y(), max.z() - min.z());
        }
        if (!content.surface().metric()) {
            var nearFar = content.request().recipe().nearFar();
            return Messages.text("scene.note.relative", nearFar.near(), nearFar.far());
        }
        if (content.form() == SceneForm.SPHERE) {
            var z = content.surface().z();
            float nearest = Float.POSITIVE_INFINITY;
            float farthest = 0;
            for (int i = 0; i < z.size(); i++) {
                nearest = Math.min(nearest, Float.isNaN(z.at(i)) ? nearest : z.at(i));
                farthest = Math.max(farthest, Float.isNaN(z.at(i)) ? 0 : z.at(i));
            }
            return Messages.text(
                    "scene.note.metric", DepthText.number(nearest), DepthText.number(farthest));
        }
        var bounds = content.shape().bounds();
        return Messages.text(
                "scene.note.metric",
                DepthText.number(bounds.min().z()),
                DepthText.number(bounds.max().z()));
    }
}
