package fathom.ui.viewport;

import fathom.ui.state.TileLook;
import fathom.ui.text.Messages;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What a tile shows of its depth, in the tile's heading. */
final class LookMenu extends MenuButton {
    private final Map<TileLook, RadioMenuItem> items = new EnumMap<>(TileLook.class);

    LookMenu(Consumer<TileLook> onChoice) {
        getStyleClass().add("tile-look");
        setTooltip(new Tooltip(Messages.text("compare.look.hint")));
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var look : TileLook.values()) {
            var item = new RadioMenuItem(words(look));
            item.setToggleGroup(group);
            item.setOnAction(_ -> onChoice.accept(look));
            items.put(look, item);
            getItems().add(item);
        }
        show(TileLook.DEPTH, items.keySet());
    }

    /**
     * @param offered what there is to choose
     */
    void show(TileLook look, Collection<TileLook> offered) {
        items.forEach(
                (one, item) -> {
                    item.setSelected(one == look);
                    item.setVisible(offered.contains(one));
                });
        setText(words(look));
        setAccessibleText(Messages.text("compare.look") + " " + words(look));
    }

    private static String words(TileLook look) {
        return Messages.text("compare.look." + look.name().toLowerCase(Locale.ROOT));
    }
}
