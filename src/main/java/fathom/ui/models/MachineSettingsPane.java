package fathom.ui.models;

import fathom.inference.Provider;
import fathom.machine.MachineSettings;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.stream.IntStream;

/** Where models come from and what computes them. */
final class MachineSettingsPane extends VBox {
    private static final double GAP = 10;

    private final MachineViewModel machine;
    private final TextField mirror = new TextField();
    private final ComboBox<Integer> threads = new ComboBox<>();
    private final ComboBox<Provider> provider = new ComboBox<>();
    private final CheckBox tuning = new CheckBox(Messages.text("models.settings.tuning"));

    MachineSettingsPane(MachineViewModel machine) {
        this.machine = machine;
        getStyleClass().add("models-settings");
        setSpacing(GAP);
        var problem = new Label();
        problem.getStyleClass().add("models-failed");
        problem.setWrapText(true);
        problem.textProperty().bind(machine.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().setAll(mirrorRow(), problem, runRow());
        machine.settingsProperty().subscribe(this::show);
    }

    private Node mirrorRow() {
        mirror.setPromptText(Messages.text("models.settings.mirror.prompt"));
        mirror.setTooltip(new Tooltip(Messages.text("models.settings.mirror.hint")));
        mirror.setOnAction(_ -> machine.setMirror(mirror.getText()));
        mirror.focusedProperty()
                .subscribe(
                        (_, focused) -> {
                            if (!focused) machine.setMirror(mirror.getText());
                        });
        HBox.setHgrow(mirror, Priority.ALWAYS);
        return row(label("models.settings.mirror", mirror), mirror);
    }

    private Node runRow() {
        threads.getItems()
                .setAll(
                        IntStream.rangeClosed(0, Runtime.getRuntime().availableProcessors())
                                .boxed()
                                .toList());
        threads.setConverter(ChoiceWords.of(MachineSettingsPane::threadsWord));
        threads.setOnAction(
                _ -> {
                    if (threads.getValue() != null) machine.setThreads(threads.getValue());
                });
        provider.setConverter(ChoiceWords.of(Provider::label));
        provider.setOnAction(
                _ -> {
                    if (provider.getValue() != null) machine.setProvider(provider.getValue());
                });
        var providers = row(label("models.settings.provider", provider), provider);
        machine.providers()
                .addListener((ListChangeListener<Provider>) _ -> showProviders(providers));
        showProviders(providers);
        tuning.setTooltip(new Tooltip(Messages.text("models.settings.tuning.hint")));
        tuning.setMinWidth(Region.USE_PREF_SIZE);
        tuning.setOnAction(_ -> machine.setTuning(tuning.isSelected()));
        return row(label("models.settings.threads", threads), threads, providers, tuning);
    }

    /** A choice among one is none. */
    private void showProviders(Node row) {
        provider.getItems().setAll(machine.providers());
        boolean choice = provider.getItems().size() > 1;
        row.setVisible(choice);
        row.setManaged(choice);
        show(machine.settingsProperty().get());
    }

    private void show(MachineSettings settings) {
        if (!mirror.isFocused()) mirror.setText(settings.mirror().orElse(""));
        if (!threads.getItems().contains(settings.threads())) {
            threads.getItems().add(settings.threads());
        }
        threads.setValue(settings.threads());
        provider.setValue(settings.provider().orElse(Provider.CPU));
        tuning.setSelected(settings.tuning());
    }

    private static String threadsWord(int count) {
        return count == 0
                ? Messages.text("models.settings.threads.cores", MachineViewModel.cores())
                : Integer.toString(count);
    }

    private static Label label(String key, Region control) {
        var label = new Label(Messages.text(key));
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setAccessibleText(label.getText());
        return label;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(GAP, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
