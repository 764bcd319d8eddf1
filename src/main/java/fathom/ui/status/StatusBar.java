package fathom.ui.status;

import fathom.image.Photo;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.Reading;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** Size, cursor and values on the left; progress, cancel, threads and memory on the right. */
public final class StatusBar extends HBox {
    private static final double MIB = 1024.0 * 1024;

    private final Label memory = quiet("");

    public StatusBar(WorkbenchViewModel workbench) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var size = quiet("");
        size.textProperty().bind(workbench.photoProperty().map(StatusBar::sizeOf).orElse(""));
        var cursor = quiet("");
        cursor.setMinWidth(76);
        cursor.textProperty()
                .bind(workbench.viewport().cursorProperty().map(StatusBar::positionOf).orElse(""));
        var values = quiet("");
        values.setMinWidth(0);
        HBox.setHgrow(values, Priority.ALWAYS);
        values.setMaxWidth(Double.MAX_VALUE);
        values.textProperty().bind(workbench.readings().map(StatusBar::valuesOf).orElse(""));
        var threads = quiet("");
        threads.textProperty()
                .bind(
                        workbench
                                .status()
                                .threadsProperty()
                                .map(count -> Messages.text("status.threads", count)));
        memory.setTooltip(new Tooltip(Messages.text("status.memory.hint")));
        for (var narrow : new Label[] {size, threads, memory}) narrow.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(size, cursor, values, work(workbench), threads, memory);
        watchMemory();
    }

    private static HBox work(WorkbenchViewModel workbench) {
        var status = workbench.status();
        var what = quiet("");
        what.textProperty().bind(status.messageProperty());
        what.setMaxWidth(320);
        var bar = new ProgressBar();
        bar.progressProperty().bind(status.progressProperty());
        bar.setAccessibleText(Messages.text("status.progress"));
        var cancel = new Button(Messages.text("status.cancel"));
        cancel.getStyleClass().addAll("flat", "cancel");
        cancel.setTooltip(new Tooltip(Messages.text("status.cancel.hint")));
        cancel.setOnAction(_ -> workbench.cancel());
        var box = new HBox(what, bar, cancel);
        box.getStyleClass().add("status-work");
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.visibleProperty().bind(status.busyProperty());
        return box;
    }

    private void watchMemory() {
        var each = new Timeline(new KeyFrame(Duration.seconds(1), _ -> showMemory()));
        each.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) each.stop();
                            else each.play();
                        });
        showMemory();
    }

    private void showMemory() {
        var runtime = Runtime.getRuntime();
        double usedMib = (runtime.totalMemory() - runtime.freeMemory()) / MIB;
        memory.setText(Messages.text("status.memory", Math.round(usedMib)));
    }

    private static Label quiet(String text) {
        return new Label(text);
    }

    private static @Nullable String sizeOf(@Nullable Photo photo) {
        return photo == null ? null : photo.width() + "\u202f×\u202f" + photo.height();
    }

    private static @Nullable String positionOf(@Nullable PixelPosition position) {
        return position == null ? null : position.x() + ", " + position.y();
    }

    /** Of the current photograph; there is no room for more. */
    private static String valuesOf(List<Reading> readings) {
        return readings.stream()
                .filter(Reading::ofCurrent)
                .map(reading -> reading.model() + "  " + reading.value())
                .collect(Collectors.joining("    "));
    }
}
