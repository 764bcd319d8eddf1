package fathom.ui.state;

import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.FocalHint;
import fathom.geometry.Intrinsics;
import fathom.geometry.NearFar;
import fathom.geometry.fill.FillRecipe;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.image.Photo;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    private final ReadOnlyObjectWrapper<FocalHint> focalHint =
            new ReadOnlyObjectWrapper<>(FocalHint.NONE);
    private final ReadOnlyObjectWrapper<NearFar> nearFar =
            new ReadOnlyObjectWrapper<>(NearFar.DEFAULT);
    private final DoubleProperty edgeJump =
            new SimpleDoubleProperty(EdgeCut.DEFAULT.relativeJump());
    private final BooleanProperty edgesCut = new SimpleBooleanProperty(true);
    private final BooleanProperty showCut = new SimpleBooleanProperty();
    private final ObjectProperty<Density> density =
            new SimpleObjectProperty<>(new Density.Network());
    private final BooleanProperty snapEdges = new SimpleBooleanProperty();
    private final BooleanProperty backfill = new SimpleBooleanProperty();
    private final BooleanProperty dropSky = new SimpleBooleanProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private final ObjectProperty<OptionalInt> mostTriangles =
            new SimpleObjectProperty<>(OptionalInt.empty());
    private final BooleanProperty showGrid = new SimpleBooleanProperty(true);
    private final BooleanProperty showAxes = new SimpleBooleanProperty(true);
    private final BooleanProperty showFrustum = new SimpleBooleanProperty(false);
    private final SceneLookViewModel look = new SceneLookViewModel();
    private final SceneFormViewModel form = new SceneFormViewModel();
    private final ObjectProperty<Optional<SceneAmount>> amount =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty summary = new SimpleStringProperty("");

    private Consumer<CameraCommand> camera = command -> {};
    private Supplier<Optional<SceneShot>> shot = Optional::empty;
    private Runnable film = () -> {};
    private double photoFovDeg = CameraChoice.DEFAULT_FOV_DEG;
    private CameraChoice.Source photoFocalSource = CameraChoice.Source.DEFAULT;

    /** How the scene is drawn and moved. */
    public SceneLookViewModel look() {
        return look;
    }

    /** What kind of scene it is, and how the photograph's camera was made and held. */
    public SceneFormViewModel form() {
        return form;
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

    /** What the user says about the lens; metres of some networks follow it. */
    public ReadOnlyObjectProperty<FocalHint> focalHintProperty() {
        return focalHint.getReadOnlyProperty();
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

    /** Whether what is left out at edges is shown too, in a colour of its own. */
    public BooleanProperty showCutProperty() {
        return showCut;
    }

    /** How many vertices there are. */
    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /** Whether jumps in depth are put where the photograph has an edge. */
    public BooleanProperty snapEdgesProperty() {
        return snapEdges;
    }

    /** Whether surfaces go on behind what stands before them. */
    public BooleanProperty backfillProperty() {
        return backfill;
    }

    /** Whether the sky is left out. */
    public BooleanProperty dropSkyProperty() {
        return dropSky;
    }

    /** Up to which share of their distance bumps are smoothed; 0 smooths nothing. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** Simplify meshes to so many triangles; empty leaves all. */
    public ObjectProperty<OptionalInt> mostTrianglesProperty() {
        return mostTriangles;
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

    /** What is drawn, in words (198,412 vertices ...); written by the 3D view. */
    public StringProperty summaryProperty() {
        return summary;
    }

    /** How much is drawn; empty where that is not all of a mesh. Written by the 3D view. */
    public ObjectProperty<Optional<SceneAmount>> amountProperty() {
        return amount;
    }

    // Derived values

    public EdgeCut edgeCut() {
        return edgesCut.get() ? new EdgeCut(edgeJump.get()) : EdgeCut.NONE;
    }

    /** All that makes a scene of depth. */
    public MeshRecipe recipe() {
        return form.of(MeshRecipe.DEFAULT)
                .withNearFar(nearFar.get())
                .withCut(edgeCut())
                .withRefine(new RefineRecipe(density.get(), snapEdges.get(), smoothing.get()))
                .withFill(new FillRecipe(backfill.get(), dropSky.get(), OptionalDouble.empty()))
                .withMaxTriangles(mostTriangles.get());
    }

    /** What changes the recipe. */
    public List<ObservableValue<?>> recipeCauses() {
        var causes = new ArrayList<>(form.causes());
        causes.addAll(
                List.of(
                        nearFarProperty(),
                        edgeJump,
                        edgesCut,
                        density,
                        snapEdges,
                        smoothing,
                        backfill,
                        dropSky,
                        mostTriangles));
        return causes;
    }

    /** The camera of a photograph of that size. */
    public Intrinsics cameraFor(Photo photo) {
        var centred = Intrinsics.fromHorizontalFov(fovDeg.get(), photo.width(), photo.height());
        return form.placed(centred, photo);
    }

    /** That camera, and who said so. */
    public CameraChoice cameraChoiceFor(Photo photo) {
        return new CameraChoice(cameraFor(photo), photo.width(), photo.height(), focalSource.get());
    }

    // Commands

    /**
     * Takes the focal length from the photograph's file, or the default where it says nothing.
     *
     * @param byHand what the user said about this photograph before, which comes first
     */
    public void showPhoto(Photo photo, FocalHint byHand) {
        form.showPhoto(photo);
        var camera = CameraChoice.of(photo);
        photoFocalSource = camera.source();
        photoFovDeg = camera.horizontalFovDeg();
        if (byHand.focalPx().isPresent()) setFocalPx(byHand.focalPx().getAsDouble(), photo);
        else if (byHand.fovDeg().isPresent()) setFovDeg(byHand.fovDeg().getAsDouble());
        else resetFov();
    }

    /** Takes the camera that was used for the depth on show, unless the user has set one. */
    public void showCamera(CameraChoice known) {
        if (isByHand(known.source())) return;
        photoFocalSource = known.source();
        photoFovDeg = known.horizontalFovDeg();
        if (!isByHand(focalSource.get())) resetFov();
    }

    private static boolean isByHand(CameraChoice.Source source) {
        return source == CameraChoice.Source.USER_FOV || source == CameraChoice.Source.USER_FOCAL;
    }

    /**
     * As calibrations give it; what is beyond the widest or the narrowest field of view becomes
     * that.
     *
     * @param px in pixels of the photograph
     */
    public void setFocalPx(double px, Photo photo) {
        double degrees = Math.toDegrees(2 * Math.atan(photo.width() / (2 * px)));
        if (!(degrees >= SMALLEST_FOV_DEG && degrees <= LARGEST_FOV_DEG)) {
            setFovDeg(degrees);
            return;
        }
        fovDeg.set(degrees);
        focalSource.set(CameraChoice.Source.USER_FOCAL);
        focalHint.set(FocalHint.ofFocalPx(px));
    }

    public void setFovDeg(double degrees) {
        fovDeg.set(Math.clamp(degrees, SMALLEST_FOV_DEG, LARGEST_FOV_DEG));
        focalSource.set(CameraChoice.Source.USER_FOV);
        focalHint.set(FocalHint.ofFovDeg(fovDeg.get()));
    }

    /** Back to what the photograph's file or the network says, or to the default. */
    public void resetFov() {
        fovDeg.set(photoFovDeg);
        focalSource.set(photoFocalSource);
        focalHint.set(FocalHint.NONE);
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

    /** What the 3D view shows now; empty while it shows nothing. */
    public Optional<SceneShot> shot() {
        return shot.get();
    }

    /** The 3D view says here what it shows. */
    public void onShot(Supplier<Optional<SceneShot>> given) {
        shot = given;
    }

    /** Asks for a picture or a film of the scene. */
    public void film() {
        film.run();
    }

    /** The window says here how it asks what to film. */
    public void onFilm(Runnable given) {
        film = given;
    }

    /** The 3D view says here how it obeys; only the last one given is asked. */
    public void onCameraCommand(Consumer<CameraCommand> handler) {
        camera = handler;
    }
}
