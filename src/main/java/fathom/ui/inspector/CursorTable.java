package fathom.ui.inspector;

import fathom.ui.state.Reading;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What each model says about the pixel under the cursor. */
final class CursorTable extends VBox {
    private final GridPane table = new GridPane();

    CursorTable(WorkbenchViewModel workbench) {
        table.getStyleClass().add("cursor-table");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(60);
        table.getColumnConstraints().setAll(name, number(), number(), number());
        getChildren().setAll(new Section(Messages.text("inspector.cursor"), table));
        workbench.readings().subscribe(this::show);
    }

    private static ColumnConstraints number() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private void show(List<Reading> readings) {
        table.getChildren().clear();
        if (readings.isEmpty()) {
            table.add(Section.quiet(Messages.text("inspector.cursor.empty")), 0, 0, 4, 1);
            return;
        }
        table.addRow(
                0,
                new Label(),
                Section.quiet(Messages.text("inspector.cursor.value")),
                Section.quiet(Messages.text("inspector.cursor.nearer")));
        boolean compared = readings.stream().anyMatch(reading -> !reading.delta().isEmpty());
        if (compared) table.add(delta(), 3, 0);
        var byPhotograph =
                readings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reading::photograph,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        int row = 1;
        for (var photograph : byPhotograph.entrySet()) {
            if (!photograph.getKey().isEmpty()) {
                table.add(Section.quiet(photograph.getKey()), 0, row++, 4, 1);
            }
            for (var reading : photograph.getValue()) addRow(row++, reading, compared);
        }
    }

    private void addRow(int row, Reading reading, boolean compared) {
        var model = new Label(reading.model(), dot(reading.dotColour()));
        var value = new Label(reading.value());
        for (var said : new Label[] {model, value}) said.setTooltip(new Tooltip(reading.kind()));
        table.addRow(row, model, value, new Label(reading.nearer()));
        if (compared) table.add(new Label(reading.delta()), 3, row);
    }

    private static Label delta() {
        var label = Section.quiet("\u0394");
        label.setTooltip(new Tooltip(Messages.text("inspector.cursor.delta.hint")));
        return label;
    }

    static Region dot(String colour) {
        var dot = new Region();
        dot.getStyleClass().add("model-dot");
        if (!colour.isEmpty()) dot.setStyle("-fx-background-color: " + colour);
        return dot;
    }
}
