package fathom.ui.toolbar;

import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.collections.MapChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import java.util.OptionalInt;

/** The size at which the models look, with the time that each size took when it was last used. */
final class InputSizeMenu extends MenuButton {
    private static final int[] SIDES = {256, 384, 512, 640, 768, 1024};

    private final ModelsViewModel models;

    InputSizeMenu(ModelsViewModel models) {
        this.models = models;
        setTooltip(new Tooltip(Messages.text("toolbar.input.hint")));
        setAccessibleText(Messages.text("toolbar.input"));
        models.sideProperty().subscribe(_ -> refresh());
        models.measuredMs()
                .addListener((MapChangeListener<ModelsViewModel.Run, Double>) _ -> refresh());
    }

    private void refresh() {
        var current = models.sideProperty().get();
        setText(label(current));
        var group = new ToggleGroup();
        getItems().clear();
        add(OptionalInt.empty(), current, group);
        for (int side : SIDES) add(OptionalInt.of(side), current, group);
    }

    private void add(OptionalInt side, OptionalInt current, ToggleGroup group) {
        var item = new RadioMenuItem(label(side));
        item.setToggleGroup(group);
        item.setSelected(side.equals(current));
        item.setOnAction(_ -> models.sideProperty().set(side));
        getItems().add(item);
    }

    private String label(OptionalInt side) {
        String size =
                side.isPresent()
                        ? Messages.text("toolbar.input.side", String.valueOf(side.getAsInt()))
                        : Messages.text("toolbar.input.card");
        return models.measuredMsOfSelected(side)
                .map(ms -> size + "  \u00b7  " + DepthText.duration(ms))
                .orElse(size);
    }
}
