package fathom.ui.scene3d;

import fathom.ui.controls.Segmented;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;

/** The 3D pane's buttons: words where all of them fit into one row, pictures where they do not. */
final class SceneBar extends FlowPane {
    private final List<Named> named;
    private boolean narrow;
    private double widthOfWords;

    /** A button whose words may give way to its picture. */
    private record Named(ButtonBase button, String words, String tip) {
        static Named of(ButtonBase button, String key, String icon) {
            var named = new Named(button, Messages.text(key), Messages.text(key + ".tip"));
            button.setText(named.words);
            button.setGraphic(new FontIcon(icon));
            button.setTooltip(new Tooltip());
            button.setAccessibleText(named.words);
            button.setMinWidth(USE_PREF_SIZE);
            named.show(false);
            return named;
        }

        void show(boolean picture) {
            button.setContentDisplay(
                    picture ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
            button.getTooltip()
                    .setText(picture ? Messages.text("scene.button.tip", words, tip) : tip);
        }
    }

    SceneBar(SceneViewModel model) {
        getStyleClass().add("scene-controls");
        setPickOnBounds(false);
        var look = model.look();
        named =
                List.of(
                        button("scene.fit", "fth-maximize", model::fit),
                        button("scene.from-photo", "fth-camera", model::fromPhoto),
                        button("scene.reset", "fth-corner-up-left", model::reset),
                        toggle("scene.turntable", "fth-rotate-cw", look.turntableProperty()),
                        toggle("scene.parallax", "fth-move", look.parallaxProperty()),
                        toggle("scene.measure", "fth-crosshair", look.measuringProperty()),
                        button("scene.film", "fth-film", model::film));
        getChildren().add(modes(model));
        for (var each : named) getChildren().add(each.button());
    }

    private static Segmented<SceneMode> modes(SceneViewModel model) {
        var modes = new Segmented<>(Messages.text("scene.modes"), model.modeProperty());
        for (var mode : SceneMode.values()) {
            String key = "scene.mode." + mode.name().toLowerCase(Locale.ROOT);
            modes.add(mode, Messages.text(key), Messages.text(key + ".tip"));
        }
        return modes;
    }

    private static Named toggle(String key, String icon, BooleanProperty value) {
        var button = new ToggleButton();
        button.selectedProperty().bindBidirectional(value);
        return Named.of(button, key, icon);
    }

    private static Named button(String key, String icon, Runnable action) {
        var button = new Button();
        button.setOnAction(_ -> action.run());
        return Named.of(button, key, icon);
    }

    @Override
    protected void layoutChildren() {
        if (!narrow) widthOfWords = oneRow();
        boolean wanted = widthOfWords > getWidth();
        if (wanted != narrow) {
            narrow = wanted;
            for (var each : named) each.show(narrow);
            // The rows that were computed for the other widths are no longer right.
            requestLayout();
        }
        super.layoutChildren();
    }

    private double oneRow() {
        double width = snappedLeftInset() + snappedRightInset();
        for (var child : getManagedChildren()) width += snapSizeX(child.prefWidth(-1));
        return width + (getManagedChildren().size() - 1) * snapSpaceX(getHgap());
    }
}
