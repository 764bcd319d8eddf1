package fathom.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a scene in space is drawn and moved; what it consists of stays the same. */
public final class SceneLookViewModel {
    public static final double SMALLEST_POINT = 0.25;
    public static final double LARGEST_POINT = 4;

    private final ObjectProperty<SceneColours> colours =
            new SimpleObjectProperty<>(SceneColours.PHOTO);
    private final BooleanProperty lit = new SimpleBooleanProperty();
    private final DoubleProperty pointSize = new SimpleDoubleProperty(1);
    private final BooleanProperty allModels = new SimpleBooleanProperty();
    private final ObjectProperty<ClipShares> clip = new SimpleObjectProperty<>(ClipShares.ALL);
    private final DoubleProperty photoOpacity = new SimpleDoubleProperty();
    private final BooleanProperty turntable = new SimpleBooleanProperty();
    private final BooleanProperty parallax = new SimpleBooleanProperty();
    private final BooleanProperty measuring = new SimpleBooleanProperty();

    public ObjectProperty<SceneColours> coloursProperty() {
        return colours;
    }

    /** Whether a light beside the camera shades surfaces. */
    public BooleanProperty litProperty() {
        return lit;
    }

    /** Of points, as a multiple of their cells. */
    public DoubleProperty pointSizeProperty() {
        return pointSize;
    }

    /** Whether the scenes of all models are drawn into one another, aligned to the selected one. */
    public BooleanProperty allModelsProperty() {
        return allModels;
    }

    public ObjectProperty<ClipShares> clipProperty() {
        return clip;
    }

    /** How much of the photograph lies over the view from the photograph's place, 0 to 1. */
    public DoubleProperty photoOpacityProperty() {
        return photoOpacity;
    }

    /** Whether the scene turns by itself. */
    public BooleanProperty turntableProperty() {
        return turntable;
    }

    /** Whether the view follows the mouse a little, around the photograph's place. */
    public BooleanProperty parallaxProperty() {
        return parallax;
    }

    /** Whether clicks choose the ends of a distance. */
    public BooleanProperty measuringProperty() {
        return measuring;
    }
}
