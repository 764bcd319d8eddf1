package fathom.ui.export;

import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where files go: a folder, the beginning of their names, and whether existing ones give way. */
final class ExportTarget extends VBox {
    private final TextField folder = new TextField();
    private final TextField name = new TextField();
    private final CheckBox overwrite = new CheckBox();

    ExportTarget(Function<Path, Optional<Path>> chooseFolder) {
        getStyleClass().add("export-target");
        var choose = new Button(Messages.text("export.choose"));
        choose.setOnAction(
                _ ->
                        folder().flatMap(chooseFolder)
                                .ifPresent(path -> folder.setText(path.toString())));
        HBox.setHgrow(folder, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        setSpacing(12);
        getChildren()
                .setAll(
                        field("export.folder", folder, choose),
                        field("export.name", name),
                        overwrite);
    }

    private static Node field(String key, TextField field, Node... after) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("export-field");
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        var row = new HBox(10, label, field);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(after);
        return row;
    }

    void restore(Path lastFolder, String defaultName) {
        folder.setText(lastFolder.toString());
        name.setText(defaultName);
    }

    void onChange(Runnable changed) {
        folder.textProperty().subscribe(changed);
        name.textProperty().subscribe(changed);
        overwrite.selectedProperty().subscribe(changed);
    }

    Optional<Path> folder() {
        try {
            return folder.getText().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder.getText().strip()).toAbsolutePath());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Empty where it is none. */
    Optional<String> name() {
        String text = name.getText().strip();
        boolean isName = !text.isEmpty() && !text.contains("/") && !text.contains("\\");
        return isName ? Optional.of(text) : Optional.empty();
    }

    boolean replaces() {
        return overwrite.isSelected();
    }

    void replaceNoMore() {
        overwrite.setSelected(false);
    }

    /** Asks about files that would be replaced; whether nothing stands in the way. */
    boolean ask(int conflicts) {
        overwrite.setText(Messages.text("export.overwrite", conflicts));
        overwrite.setVisible(conflicts > 0);
        overwrite.setManaged(conflicts > 0);
        return conflicts == 0 || overwrite.isSelected();
    }
}
