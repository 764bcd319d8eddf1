package fathom.ui.inspector;

import fathom.image.Photo;
import fathom.ui.state.SceneFormViewModel;
import fathom.ui.text.Messages;
import fathom.ui.text.TypedNumber;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The principal point in the photograph's pixels, as calibrations give it: to read and to type. */
final class AxisFields extends HBox {
    /** Of the width that fields reckon with, the letter W's; digits are far narrower. */
    private static final int LETTERS = 5;

    private final SceneFormViewModel form;
    private final ObservableValue<@Nullable Photo> photo;
    private final TextField across = field("inspector.axis.across.px");
    private final TextField down = field("inspector.axis.down.px");

    /**
     * @param photo the shown one; null for none
     */
    AxisFields(SceneFormViewModel form, ObservableValue<@Nullable Photo> photo) {
        super(6);
        this.form = form;
        this.photo = photo;
        setAlignment(Pos.CENTER_RIGHT);
        var unit = new Label(Messages.text("inspector.axis.px"));
        unit.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(across, down, unit);
        for (var field : new TextField[] {across, down}) {
            field.setOnAction(_ -> commit());
            field.focusedProperty()
                    .subscribe(
                            (before, now) -> {
                                if (before && !now) commit();
                            });
        }
        form.principalPointProperty().subscribe(this::show);
        photo.subscribe(this::show);
    }

    private static TextField field(String key) {
        var field = new TextField();
        field.getStyleClass().add("small");
        field.setPrefColumnCount(LETTERS);
        field.setMaxWidth(USE_PREF_SIZE);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(Messages.text(key));
        field.setTooltip(new Tooltip(Messages.text(key)));
        return field;
    }

    private void show() {
        var shown = photo.getValue();
        var point = form.principalPointProperty().get();
        across.setText(shown == null ? "" : pixels(point.x() * shown.width()));
        down.setText(shown == null ? "" : pixels(point.y() * shown.height()));
    }

    /** What is no number changes nothing; what was not typed anew stays as exact as it was. */
    private void commit() {
        var shown = photo.getValue();
        if (shown == null) return;
        var point = form.principalPointProperty().get();
        double x = typed(across, point.x() * shown.width());
        double y = typed(down, point.y() * shown.height());
        form.setPrincipalPoint(x, y, shown);
        show();
    }

    private static double typed(TextField field, double before) {
        if (field.getText().equals(pixels(before))) return before;
        return TypedNumber.of(field.getText()).orElse(before);
    }

    private static String pixels(double value) {
        return String.format(Locale.ENGLISH, "%.1f", value);
    }
}
