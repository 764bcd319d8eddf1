package fathom.ui.export;

import fathom.export.mesh.FileLayout;
import fathom.export.mesh.Placement;
import fathom.export.mesh.ScenePreset;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.text.Messages;
import fathom.ui.text.TypedNumber;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What in a geometry file differs from what its program takes: the axis up and the length. */
final class AxesAndScale extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ChoiceBox<Optional<Placement.Up>> up = new ChoiceBox<>();
    private final TextField scale = new TextField();

    AxesAndScale() {
        super(7);
        getStyleClass().add("axes-and-scale");
        up.getItems().add(Optional.empty());
        for (var axis : Placement.Up.values()) up.getItems().add(Optional.of(axis));
        up.setConverter(
                ChoiceWords.of(
                        axis ->
                                Messages.text(
                                        "export.up."
                                                + axis.map(Enum::name)
                                                        .orElse("program")
                                                        .toLowerCase(Locale.ROOT))));
        up.setAccessibleText(Messages.text("export.up"));
        up.setTooltip(new Tooltip(Messages.text("export.up.hint")));
        scale.setPromptText(Messages.text("export.factor.program"));
        scale.setAccessibleText(Messages.text("export.factor"));
        scale.setTooltip(new Tooltip(Messages.text("export.factor.hint")));
        scale.setPrefColumnCount(6);
        scale.textProperty().subscribe(() -> scale.pseudoClassStateChanged(WRONG, !isSound()));
        var label = new Label(Messages.text("export.factor"));
        label.setLabelFor(scale);
        var row = new HBox(8, label, scale);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(up, row);
    }

    void onChange(Runnable changed) {
        up.valueProperty().subscribe(changed);
        scale.textProperty().subscribe(changed);
    }

    void restore(FileLayout layout) {
        up.setValue(layout.up());
        scale.setText(layout.scale().isPresent() ? written(layout.scale().getAsDouble()) : "");
    }

    private static String written(double number) {
        return new DecimalFormat("0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number);
    }

    /** Whether the scale is left to the program or is one. */
    boolean isSound() {
        return scale.getText().isBlank() || typed().isPresent();
    }

    private OptionalDouble typed() {
        var number = TypedNumber.of(scale.getText());
        return number.isPresent() && Placement.isScale(number.getAsDouble())
                ? number
                : OptionalDouble.empty();
    }

    FileLayout layout(ScenePreset preset) {
        return new FileLayout(preset, up.getValue(), typed());
    }
}
