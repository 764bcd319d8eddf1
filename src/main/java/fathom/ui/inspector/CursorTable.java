package fathom.ui.inspector;

import fathom.ui.state.Reading;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** What each model says about the pixel under the cursor. */
final class CursorTable extends VBox {
    private final GridPane table = new GridPane();

    CursorTable(WorkbenchViewModel workbench) {
        table.getStyleClass().add("cursor-table");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(60);
        table.getColumnConstraints().setAll(name, number(), number());
        getChildren().setAll(new Section(Messages.text("inspector.cursor"), table));
        workbench.readings().subscribe(this::show);
    }

    private static ColumnConstraints number() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(62);
        return column;
    }

    private void show(List<Reading> readings) {
        table.getChildren().clear();
        if (readings.isEmpty()) {
            table.add(Section.quiet(Messages.text("inspector.cursor.empty")), 0, 0, 3, 1);
            return;
        }
        table.addRow(
                0,
                new Label(),
                Section.quiet(Messages.text("inspector.cursor.value")),
                Section.quiet(Messages.text("inspector.cursor.nearer")));
        for (int i = 0; i < readings.size(); i++) {
            var reading = readings.get(i);
            var model = new Label(reading.model(), dot(reading.dotColour()));
            table.addRow(i + 1, model, new Label(reading.value()), new Label(reading.nearer()));
        }
    }

    private static Region dot(String colour) {
        var dot = new Region();
        dot.getStyleClass().add("model-dot");
        if (!colour.isEmpty()) dot.setStyle("-fx-background-color: " + colour);
        return dot;
    }
}
