package fathom.ui.inspector;

import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.depth.DepthRange;
import fathom.pipeline.DepthResult;
import fathom.ui.controls.Ramp;
import fathom.ui.controls.Segmented;
import fathom.ui.state.DepthViewModel;
import fathom.ui.state.ValueSpread;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;
import fathom.ui.text.TypedNumber;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Range, direction and colours of depth, and what stands under the cursor. */
final class DepthPanel extends VBox {
    private final WorkbenchViewModel workbench;
    private final DepthViewModel depth;
    private final RangeHistogram histogram;
    private final TextField low = entry("inspector.range.low");
    private final TextField high = entry("inspector.range.high");
    private String saidLow = "";
    private String saidHigh = "";
    private final Label lowValue = new Label();
    private final Label highValue = new Label();

    DepthPanel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        this.depth = workbench.depth();
        histogram =
                new RangeHistogram(
                        Messages.text("inspector.range.low"),
                        Messages.text("inspector.range.high"),
                        this::drag);
        var range = range();
        range.disableProperty().bind(workbench.activeResult().map(_ -> false).orElse(true));
        getChildren().setAll(range, colours(), new CursorTable(workbench));
        workbench.activeResult().subscribe(_ -> refresh());
        depth.rangeProperty().subscribe(this::refresh);
        depth.nearAtTopProperty().subscribe(this::refresh);
        depth.colormapProperty().subscribe(this::refresh);
    }

    // Range

    private Section range() {
        var reset = new Button(Messages.text("inspector.reset"));
        reset.getStyleClass().addAll("flat", "small");
        reset.setTooltip(new Tooltip(Messages.text("inspector.range.reset.hint")));
        reset.setOnAction(_ -> depth.resetRange());
        low.setOnAction(_ -> commit());
        high.setOnAction(_ -> commit());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var ends =
                new HBox(
                        end(low, lowValue, Pos.CENTER_LEFT),
                        spring,
                        end(high, highValue, Pos.CENTER_RIGHT));
        var near =
                new Segmented<>(Messages.text("inspector.near"), depth.nearAtTopProperty())
                        .add(
                                true,
                                Messages.text("inspector.near.bright"),
                                Messages.text("inspector.near.bright.hint"))
                        .add(
                                false,
                                Messages.text("inspector.near.dark"),
                                Messages.text("inspector.near.dark.hint"));
        return new Section(
                        Messages.text("inspector.range"),
                        histogram,
                        ends,
                        presets(),
                        Section.row(Messages.text("inspector.near"), near))
                .withAction(reset);
    }

    private static VBox end(TextField field, Label value, Pos alignment) {
        value.getStyleClass().add("quiet");
        var box = new VBox(2, field, value);
        box.setAlignment(alignment);
        return box;
    }

    private HBox presets() {
        var presets =
                new HBox(
                        6,
                        preset("0\u2013100 %", RangeChoice.FULL),
                        preset("2\u201398 %", RangeChoice.DEFAULT),
                        preset("5\u201395 %", new RangeChoice.ByPercentiles(5, 95)));
        presets.setAlignment(Pos.CENTER);
        return presets;
    }

    private Button preset(String text, RangeChoice choice) {
        var button = new Button(text);
        button.getStyleClass().addAll("small", "preset");
        button.setTooltip(new Tooltip(Messages.text("inspector.range.preset.hint", text)));
        button.setOnAction(_ -> depth.rangeProperty().set(choice));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private static TextField entry(String key) {
        var field = new TextField();
        field.getStyleClass().add("small");
        field.setPrefColumnCount(6);
        field.setAccessibleText(Messages.text(key));
        field.setTooltip(new Tooltip(Messages.text("inspector.range.entry.hint")));
        return field;
    }

    /** Percentiles, so that the other tiles, whose numbers differ, get the like. */
    private void drag(double lowValueWanted, double highValueWanted) {
        var spread = spread();
        if (spread.isEmpty()) return;
        if (depth.rangeProperty().get() instanceof RangeChoice.Explicit) {
            depth.rangeProperty()
                    .set(
                            new RangeChoice.Explicit(
                                    new DepthRange(
                                            (float) lowValueWanted, (float) highValueWanted)));
            return;
        }
        double from = spread.get().rankPercent((float) lowValueWanted);
        double to = spread.get().rankPercent((float) highValueWanted);
        if (to > from) depth.rangeProperty().set(new RangeChoice.ByPercentiles(from, to));
    }

    /** "5 %" is a percentile, "1.2" a value of the map. */
    private void commit() {
        var from = typed(low, saidLow, depth.rangeProperty().get().low());
        var to = typed(high, saidHigh, depth.rangeProperty().get().high());
        if (from.isPresent() && to.isPresent()) choose(from.getAsDouble(), to.getAsDouble());
        refresh();
    }

    /** An end that nobody typed keeps all its digits, of which the field shows a few. */
    private static OptionalDouble typed(TextField field, String said, double exact) {
        String text = field.getText();
        return text.equals(said) ? OptionalDouble.of(exact) : TypedNumber.of(text);
    }

    private void choose(double from, double to) {
        if (from >= to) return;
        boolean percent = low.getText().contains("%") || high.getText().contains("%");
        if (!percent) {
            var typed = new DepthRange((float) from, (float) to);
            depth.rangeProperty().set(new RangeChoice.Explicit(typed));
        } else if (from >= 0 && to <= 100) {
            depth.rangeProperty().set(new RangeChoice.ByPercentiles(from, to));
        }
    }

    private Optional<ValueSpread> spread() {
        return Optional.ofNullable(workbench.activeResult().get())
                .map(result -> depth.spreadOf(result.map()));
    }

    private void refresh() {
        DepthResult result = workbench.activeResult().get();
        if (result == null) {
            histogram.clear();
            lowValue.setText("");
            highValue.setText("");
            return;
        }
        var map = result.map();
        var spread = depth.spreadOf(map);
        var choice = depth.rangeProperty().get();
        var shown = spread.rangeOf(choice);
        histogram.show(spread.counts(), spread.extent(), shown, depth.scaleFor(map));
        boolean percent = choice instanceof RangeChoice.ByPercentiles;
        saidLow = percent ? percent(choice.low()) : DepthText.number(choice.low());
        saidHigh = percent ? percent(choice.high()) : DepthText.number(choice.high());
        low.setText(saidLow);
        high.setText(saidHigh);
        lowValue.setText(DepthText.value(shown.low(), map.kind()));
        highValue.setText(DepthText.value(shown.high(), map.kind()));
    }

    private static String percent(double value) {
        return String.format(
                Locale.ENGLISH, value == Math.rint(value) ? "%.0f %%" : "%.1f %%", value);
    }

    // Colours

    private Section colours() {
        var choice = new ComboBox<Colormap>();
        choice.getItems().setAll(Colormaps.all());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setCellFactory(_ -> new ColormapCell());
        choice.setButtonCell(new ColormapCell());
        choice.setAccessibleText(Messages.text("inspector.colormap"));
        choice.setTooltip(new Tooltip(Messages.text("inspector.colormap.hint")));
        choice.setOnAction(
                _ -> {
                    if (choice.getValue() != null)
                        depth.colormapProperty().set(choice.getValue().id());
                });
        depth.colormapProperty().subscribe(_ -> choice.setValue(depth.table()));
        return new Section(Messages.text("inspector.colormap"), choice);
    }

    private static final class ColormapCell extends ListCell<@Nullable Colormap> {
        private final Ramp ramp = new Ramp(64, 10);

        @Override
        protected void updateItem(@Nullable Colormap item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setText(null);
                setGraphic(null);
            } else {
                setText(item.label());
                setGraphic(ramp.show(item));
            }
        }
    }
}
