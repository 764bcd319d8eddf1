package fathom.ui.toolbar;

import fathom.color.Colormaps;
import fathom.ui.controls.Ramp;
import fathom.ui.state.DepthViewModel;
import fathom.ui.text.Messages;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/** The colour table of all depth tiles, shown as its ramp. */
final class ColormapMenu extends MenuButton {
    ColormapMenu(DepthViewModel depth) {
        var ramp = new Ramp(46, 10);
        setGraphic(ramp);
        setAccessibleText(Messages.text("inspector.colormap"));
        setTooltip(new Tooltip(Messages.text("inspector.colormap.hint")));
        for (var colormap : Colormaps.all()) {
            var item = new MenuItem(colormap.label(), new Ramp(64, 10).show(colormap));
            item.setOnAction(_ -> depth.colormapProperty().set(colormap.id()));
            getItems().add(item);
        }
        depth.colormapProperty()
                .subscribe(
                        _ -> {
                            ramp.show(depth.table());
                            setText(depth.table().label());
                        });
    }
}
