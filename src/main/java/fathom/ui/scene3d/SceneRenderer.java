package fathom.ui.scene3d;

import javafx.scene.Node;

/** Draws the scene, and nothing but the scene, on a transparent ground. */
interface SceneRenderer {
    Node node();

    void show(SceneContent content);

    void clear();

    /**
     * @param tanHalfFov stretches x and y of the geometry
     */
    void look(PaneProjection view, double tanHalfFov);
}
