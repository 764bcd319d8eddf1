package fathom.ui.scene3d;

import fathom.ui.state.SceneMode;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.PerspectiveCamera;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.DrawMode;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;
import javafx.scene.transform.Affine;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/** The toolkit's own 3D: one mesh that glows in the photograph's colours, so that no light acts. */
final class SubSceneRenderer implements SceneRenderer {
    /** Relative to the distance of the pivot, wide enough for a walk through the scene. */
    private static final double NEAR_CLIP = 0.01;

    private static final double FAR_CLIP = 1000;

    /** All vertices share it: normals of their own would make uploads slow, and light nothing. */
    private static final float[] TOWARDS_CAMERA = {0, 0, -1};

    private final MeshView meshView = new MeshView();
    private final PhongMaterial material = new PhongMaterial(Color.BLACK);
    private final PerspectiveCamera camera = new PerspectiveCamera(true);
    private final Affine pose = new Affine();
    private final Scale stretch = new Scale();
    private final SubScene subScene;
    private @Nullable PhotoTexture texture;

    SubSceneRenderer() {
        meshView.setCullFace(CullFace.NONE);
        meshView.setMaterial(material);
        meshView.getTransforms().setAll(stretch);
        camera.getTransforms().setAll(pose);
        subScene = new SubScene(new Group(meshView), 1, 1, true, SceneAntialiasing.DISABLED);
        subScene.setCamera(camera);
        subScene.setManaged(false);
        // The toolkit's picking would walk through all triangles on every move of the mouse.
        subScene.setMouseTransparent(true);
    }

    @Override
    public Node node() {
        return subScene;
    }

    @Override
    public void show(SceneContent content) {
        if (texture != content.texture()) material.setSelfIlluminationMap(image(content.texture()));
        texture = content.texture();
        var geometry = content.geometry();
        meshView.setDrawMode(
                geometry.request().mode() == SceneMode.WIREFRAME ? DrawMode.LINE : DrawMode.FILL);
        meshView.setMesh(mesh(geometry));
    }

    @Override
    public void clear() {
        meshView.setMesh(null);
        material.setSelfIlluminationMap(null);
        texture = null;
    }

    @Override
    public void look(PaneProjection view, double tanHalfFov) {
        subScene.setWidth(view.width());
        subScene.setHeight(view.height());
        stretch.setX(tanHalfFov);
        stretch.setY(tanHalfFov);
        double distance = view.camera().distance();
        camera.setFieldOfView(view.camera().fovYDeg());
        camera.setNearClip(distance * NEAR_CLIP);
        camera.setFarClip(distance * FAR_CLIP);
        var right = view.right();
        var down = view.down();
        var forward = view.forward();
        var eye = view.eye();
        pose.setToTransform(
                right.x(),
                down.x(),
                forward.x(),
                eye.x(),
                right.y(),
                down.y(),
                forward.y(),
                eye.y(),
                right.z(),
                down.z(),
                forward.z(),
                eye.z());
    }

    private static TriangleMesh mesh(SceneGeometry geometry) {
        var mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
        mesh.getPoints().setAll(geometry.xyz());
        mesh.getNormals().setAll(TOWARDS_CAMERA);
        mesh.getTexCoords().setAll(geometry.uv());
        mesh.getFaces().setAll(geometry.faces());
        return mesh;
    }

    private static WritableImage image(PhotoTexture texture) {
        return new WritableImage(
                new PixelBuffer<>(
                        texture.width(),
                        texture.height(),
                        IntBuffer.wrap(texture.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }
}
