package fathom.ui.state;

import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.NearFar;
import fathom.image.Photo;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.function.Consumer;

/** How depth becomes a scene in space, and what of it is drawn. */
public final class SceneViewModel {
    /** Degrees, where neither the user nor the photograph says anything. */
    public static final double SMALLEST_FOV_DEG = 10;

    public static final double LARGEST_FOV_DEG = 140;
    public static final double SMALLEST_JUMP = 0.005;
    public static final double LARGEST_JUMP = 0.5;

    private final ObjectProperty<SceneMode> mode = new SimpleObjectProperty<>(SceneMode.MESH);
    private final ReadOnlyDoubleWrapper fovDeg =
            new ReadOnlyDoubleWrapper(CameraChoice.DEFAULT_FOV_DEG);
    private final ReadOnlyObjectWrapper<CameraChoice.Source> focalSource =
            new ReadOnlyObjectWrapper<>(CameraChoice.Source.DEFAULT);
    private final ReadOnlyObjectWrapper<NearFar> nearFar =
            new ReadOnlyObjectWrapper<>(NearFar.DEFAULT);
    private final DoubleProperty edgeJump =
            new SimpleDoubleProperty(EdgeCut.DEFAULT.relativeJump());
    private final BooleanProperty edgesCut = new SimpleBooleanProperty(true);
    private final IntegerProperty step = new SimpleIntegerProperty(1);
    private final BooleanProperty showGrid = new SimpleBooleanProperty(true);
    private final BooleanProperty showAxes = new SimpleBooleanProperty(true);
    private final BooleanProperty showFrustum = new SimpleBooleanProperty(false);
    private final BooleanProperty forceSoftware3d = new SimpleBooleanProperty(true);
    private final SceneLookViewModel look = new SceneLookViewModel();
    private final StringProperty summary = new SimpleStringProperty("");

    private Consumer<CameraCommand> camera = command -> {};
    private double photoFovDeg = CameraChoice.DEFAULT_FOV_DEG;
    private CameraChoice.Source photoFocalSource = CameraChoice.Source.DEFAULT;

    /** How the scene is drawn and moved. */
    public SceneLookViewModel look() {
        return look;
    }

    // Properties

    public ObjectProperty<SceneMode> modeProperty() {
        return mode;
    }

    /** The photograph's horizontal field of view in degrees. */
    public ReadOnlyDoubleProperty fovDegProperty() {
        return fovDeg.getReadOnlyProperty();
    }

    public double getFovDeg() {
        return fovDeg.get();
    }

    public ReadOnlyObjectProperty<CameraChoice.Source> focalSourceProperty() {
        return focalSource.getReadOnlyProperty();
    }

    /** Used by relative kinds of depth only. */
    public ReadOnlyObjectProperty<NearFar> nearFarProperty() {
        return nearFar.getReadOnlyProperty();
    }

    /** The relative jump in depth above which triangles are left out; 0.04 is 4 %. */
    public DoubleProperty edgeJumpProperty() {
        return edgeJump;
    }

    /** Whether triangles over jumps are left out at all. */
    public BooleanProperty edgesCutProperty() {
        return edgesCut;
    }

    /** Every how many cells of the network's map a point is taken, 1 or more. */
    public IntegerProperty stepProperty() {
        return step;
    }

    public BooleanProperty showGridProperty() {
        return showGrid;
    }

    public BooleanProperty showAxesProperty() {
        return showAxes;
    }

    public BooleanProperty showFrustumProperty() {
        return showFrustum;
    }

    /**
     * Whether 3D is drawn also where the toolkit, finding only software OpenGL, would refuse; takes
     * effect at the next start.
     */
    public BooleanProperty forceSoftware3dProperty() {
        return forceSoftware3d;
    }

    /** What is drawn, in words (198,412 vertices ...); written by the 3D view. */
    public StringProperty summaryProperty() {
        return summary;
    }

    // Derived values

    public EdgeCut edgeCut() {
        return edgesCut.get() ? new EdgeCut(edgeJump.get()) : EdgeCut.NONE;
    }

    /** The camera of a photograph of that size. */
    public Intrinsics cameraFor(Photo photo) {
        return Intrinsics.fromHorizontalFov(fovDeg.get(), photo.width(), photo.height());
    }

    /** That camera, and who said so. */
    public CameraChoice cameraChoiceFor(Photo photo) {
        return new CameraChoice(cameraFor(photo), photo.width(), photo.height(), focalSource.get());
    }

    // Commands

    /** Takes the focal length from the photograph's file, or the default where it says nothing. */
    public void showPhoto(Photo photo) {
        var camera = CameraChoice.of(photo);
        photoFocalSource = camera.source();
        photoFovDeg = camera.horizontalFovDeg();
        resetFov();
    }

    public void setFovDeg(double degrees) {
        fovDeg.set(Math.clamp(degrees, SMALLEST_FOV_DEG, LARGEST_FOV_DEG));
        focalSource.set(CameraChoice.Source.USER_FOV);
    }

    /** Back to what the photograph's file says, or to the default. */
    public void resetFov() {
        fovDeg.set(photoFovDeg);
        focalSource.set(photoFocalSource);
    }

    public void setNearFar(NearFar value) {
        nearFar.set(value);
    }

    public void fit() {
        camera.accept(CameraCommand.FIT);
    }

    public void reset() {
        camera.accept(CameraCommand.RESET);
    }

    public void fromPhoto() {
        camera.accept(CameraCommand.FROM_PHOTO);
    }

    /** The 3D view says here how it obeys; only the last one given is asked. */
    public void onCameraCommand(Consumer<CameraCommand> handler) {
        camera = handler;
    }
}
