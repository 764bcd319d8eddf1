package fathom.ui.state;

import fathom.geometry.Intrinsics;
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.Projection;
import fathom.geometry.recipe.SceneForm;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import java.util.List;
import java.util.Optional;

/** What becomes of the photograph in space, and how its camera was made and held. */
public final class SceneFormViewModel {
    /**
     * Where the lens's axis meets the photograph, as shares of its width and height.
     *
     * @param x from the left border
     * @param y from the upper border
     */
    public record PrincipalPoint(double x, double y) {
        public static final PrincipalPoint MIDDLE = new PrincipalPoint(0.5, 0.5);
    }

    /** Why a photograph may be a panorama. */
    public enum PanoramaHint {
        NONE,
        /** Twice as wide as high. */
        SHAPE,
        /** Its file says so. */
        STATED
    }

    private final BooleanProperty relief = new SimpleBooleanProperty();
    private final ObjectProperty<ReliefRecipe> reliefSize =
            new SimpleObjectProperty<>(ReliefRecipe.DEFAULT);
    private final ObjectProperty<Projection> projection =
            new SimpleObjectProperty<>(Projection.PINHOLE);
    private final ObjectProperty<Levelling> levelling =
            new SimpleObjectProperty<>(new Levelling.None());
    private final ObjectProperty<PrincipalPoint> principal =
            new SimpleObjectProperty<>(PrincipalPoint.MIDDLE);
    private final ReadOnlyObjectWrapper<PanoramaHint> hint =
            new ReadOnlyObjectWrapper<>(PanoramaHint.NONE);
    private final BooleanProperty groundMissing = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Rotation>> ground =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty levellingByClicks = new SimpleBooleanProperty();
    private final ObservableValue<Boolean> panorama =
            projection.map(way -> way == Projection.PANORAMA);

    // Properties

    /** Whether meshes are closed solids of a chosen size. */
    public BooleanProperty reliefProperty() {
        return relief;
    }

    public ObjectProperty<ReliefRecipe> reliefSizeProperty() {
        return reliefSize;
    }

    public ObjectProperty<Projection> projectionProperty() {
        return projection;
    }

    /** Whether the photograph is taken to show all directions. */
    public ObservableValue<Boolean> panoramaProperty() {
        return panorama;
    }

    public ObjectProperty<Levelling> levellingProperty() {
        return levelling;
    }

    public ObjectProperty<PrincipalPoint> principalPointProperty() {
        return principal;
    }

    /** Why the photograph may be a panorama. */
    public ReadOnlyObjectProperty<PanoramaHint> panoramaHintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Whether a ground was looked for in vain; written by the 3D view. */
    public BooleanProperty groundMissingProperty() {
        return groundMissing;
    }

    /** The levelling by the ground that was found last; written by the 3D view. */
    public ObjectProperty<Optional<Rotation>> groundProperty() {
        return ground;
    }

    /** Whether clicks in the 3D view choose what is to be upright or level. */
    public BooleanProperty levellingByClicksProperty() {
        return levellingByClicks;
    }

    // Derived values

    /** The recipe with all that is chosen here. */
    MeshRecipe of(MeshRecipe recipe) {
        var chosen = recipe.withProjection(projection.get()).withLevelling(effectiveLevelling());
        return relief.get() ? chosen.withRelief(Optional.of(reliefSize.get())) : chosen;
    }

    /** What {@link #of} depends on. */
    List<ObservableValue<?>> causes() {
        return List.of(relief, reliefSize, projection, levelling);
    }

    /** A panorama shows the ground in all directions, and none is found. */
    private Levelling effectiveLevelling() {
        boolean inVain =
                projection.get() == Projection.PANORAMA
                        && levelling.get() instanceof Levelling.Ground;
        return inVain ? new Levelling.None() : levelling.get();
    }

    /** The form of what is drawn as meshes, or as points, which a solid has none of. */
    public SceneForm form(boolean points) {
        if (relief.get() && !points) return SceneForm.SOLID;
        return projection.get() == Projection.PANORAMA ? SceneForm.SPHERE : SceneForm.SURFACE;
    }

    Intrinsics placed(Intrinsics centred, Photo photo) {
        var point = principal.get();
        return new Intrinsics(
                centred.fxPx(),
                centred.fyPx(),
                point.x() * photo.width(),
                point.y() * photo.height());
    }

    // Commands

    /** Forgets what was said about another photograph; what suits all stays. */
    void showPhoto(Photo photo) {
        projection.set(Projection.PINHOLE);
        principal.set(PrincipalPoint.MIDDLE);
        levellingByClicks.set(false);
        ground.set(Optional.empty());
        if (levelling.get() instanceof Levelling.Angles) levelling.set(new Levelling.None());
        boolean twiceAsWide = photo.width() == 2 * photo.height();
        hint.set(
                photo.facts().panorama()
                        ? PanoramaHint.STATED
                        : twiceAsWide ? PanoramaHint.SHAPE : PanoramaHint.NONE);
    }

    /** The angles of now: those of the ground while the scene is levelled by it. */
    public Levelling.Angles angles() {
        return switch (levelling.get()) {
            case Levelling.Angles angles -> angles;
            case Levelling.Ground _ ->
                    ground.get().map(Levelling.Angles::of).orElse(new Levelling.Angles(0, 0));
            case Levelling.None _ -> new Levelling.Angles(0, 0);
        };
    }

    /**
     * @param xPx from the photograph's left border
     * @param yPx from its upper border
     */
    public void setPrincipalPoint(double xPx, double yPx, Photo photo) {
        principal.set(
                new PrincipalPoint(
                        Math.clamp(xPx / photo.width(), 0, 1),
                        Math.clamp(yPx / photo.height(), 0, 1)));
    }

    /** Takes another way to be level, and ends choosing by clicks. */
    public void level(Levelling chosen) {
        levellingByClicks.set(false);
        levelling.set(chosen);
    }
}
