package fathom.ui.scene3d;

import javafx.scene.Group;
import javafx.scene.Node;

/** Stands in where the machine draws no 3D; the pane says so in words. */
final class NoRenderer implements SceneRenderer {
    private final Group nothing = new Group();

    @Override
    public Node node() {
        return nothing;
    }

    @Override
    public void show(SceneContent content) {}

    @Override
    public void clear() {}

    @Override
    public void look(PaneProjection view, double tanHalfFov) {}
}
