package fathom.ui.toolbar;

import fathom.image.Photo;
import fathom.machine.MeasuredSpeeds;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/** The size at which the models look, with what each size costs on the open photograph. */
final class InputSizeMenu extends MenuButton {
    private static final int[] SIDES = {256, 384, 512, 640, 768, 1024};

    /** What costs are told for while no photograph is open. */
    private static final int[] USUAL = {1600, 1200};

    private final ModelsViewModel models;
    private final ReadOnlyObjectProperty<@Nullable Photo> photo;

    InputSizeMenu(ModelsViewModel models, ReadOnlyObjectProperty<@Nullable Photo> photo) {
        this.models = models;
        this.photo = photo;
        setTooltip(new Tooltip(Messages.text("toolbar.input.hint")));
        setAccessibleText(Messages.text("toolbar.input"));
        models.sideProperty().subscribe(_ -> refresh());
        models.selected().addListener((InvalidationListener) _ -> refresh());
        models.speeds().addListener((InvalidationListener) _ -> refresh());
        photo.addListener((InvalidationListener) _ -> refresh());
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
        var shown = photo.get();
        int width = shown == null ? USUAL[0] : shown.width();
        int height = shown == null ? USUAL[1] : shown.height();
        return models.costOfSelected(side, width, height)
                .map(cost -> size + "  \u00b7  " + costText(cost))
                .orElse(size);
    }

    private static String costText(MeasuredSpeeds.Cost cost) {
        String time = DepthText.duration(cost.ms());
        return cost.measured() ? time : Messages.text("toolbar.input.about", time);
    }
}
