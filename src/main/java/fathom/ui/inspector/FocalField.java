package fathom.ui.inspector;

import fathom.image.Photo;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The focal length in the photograph's pixels, as calibrations give it: to read and to type. */
final class FocalField extends HBox {
    private static final int LETTERS = 5;

    private final SceneViewModel scene;
    private final ObservableValue<@Nullable Photo> photo;
    private final TextField field = new TextField();

    /**
     * @param photo the shown one; null for none
     */
    FocalField(SceneViewModel scene, ObservableValue<@Nullable Photo> photo) {
        super(6);
        this.scene = scene;
        this.photo = photo;
        setAlignment(Pos.CENTER_RIGHT);
        field.setId("focal-px");
        field.getStyleClass().add("small");
        field.setPrefColumnCount(LETTERS);
        field.setMaxWidth(USE_PREF_SIZE);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(Messages.text("inspector.focal.px"));
        field.setTooltip(new Tooltip(Messages.text("inspector.focal.px")));
        field.setOnAction(_ -> commit());
        field.focusedProperty()
                .subscribe(
                        (before, now) -> {
                            if (before && !now) commit();
                        });
        var unit = new Label(Messages.text("inspector.axis.px"));
        unit.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(field, unit);
        scene.fovDegProperty().subscribe(this::show);
        photo.subscribe(this::show);
    }

    private void show() {
        var shown = photo.getValue();
        field.setText(shown == null ? "" : pixels(scene.cameraFor(shown).fxPx()));
    }

    /** What is no length changes nothing; what was not typed anew stays as exact as it was. */
    private void commit() {
        var shown = photo.getValue();
        if (shown == null) return;
        if (!field.getText().equals(pixels(scene.cameraFor(shown).fxPx()))) {
            try {
                double px = Double.parseDouble(field.getText().strip().replace(',', '.'));
                if (px > 0 && Double.isFinite(px)) scene.setFocalPx(px, shown);
            } catch (NumberFormatException notANumber) {
                // The field says again what holds.
            }
        }
        show();
    }

    private static String pixels(double value) {
        return String.format(Locale.ENGLISH, "%.1f", value);
    }
}
