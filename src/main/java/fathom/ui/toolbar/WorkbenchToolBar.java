package fathom.ui.toolbar;

import fathom.ui.controls.Segmented;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The window's tool bar; in a narrow window its less needed words go. */
public final class WorkbenchToolBar extends HBox {
    /** Shows the size; its list says the cost as well. */
    private static final double LEAST_SIZE_MENU = 116;

    /** Go in this order when there is no room for them. */
    private final List<Region> dispensable;

    public WorkbenchToolBar(
            WorkbenchViewModel workbench, List<Path> bundled, WindowActions actions) {
        getStyleClass().add("workbench-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        var inputLabel = new Label(Messages.text("toolbar.input"));
        inputLabel.getStyleClass().add("quiet");
        var colormap = new ColormapMenu(workbench.depth());
        dispensable = List.of(inputLabel, colormap);
        var spring = new Region();
        spring.setId("spring");
        setHgrow(spring, Priority.ALWAYS);
        getChildren()
                .setAll(
                        new OpenMenu(workbench.library(), bundled, actions),
                        button("fth-clipboard", "toolbar.paste", actions::paste),
                        new Separator(Orientation.VERTICAL),
                        new ModelChips(workbench.models(), actions::models),
                        new Separator(Orientation.VERTICAL),
                        inputLabel,
                        new InputSizeMenu(workbench.models(), workbench.photoProperty()),
                        colormap,
                        spring,
                        layouts(workbench),
                        exportButton(workbench, actions),
                        themeButton(workbench),
                        iconButton("fth-help-circle", "toolbar.help", actions::help));
        setMinWidths();
    }

    /**
     * No words are cut but the models' names and what a size costs; the room between the groups
     * gives way first.
     */
    private void setMinWidths() {
        for (var child : getChildren()) {
            if (child instanceof InputSizeMenu menu) menu.setMinWidth(LEAST_SIZE_MENU);
            boolean givesWay =
                    child instanceof InputSizeMenu
                            || child instanceof ModelChips
                            || "spring".equals(child.getId());
            if (child instanceof Region region && !givesWay) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return widthWith(child -> dispensable.contains(child) ? 0 : spaced(child.minWidth(-1)));
    }

    @Override
    protected void layoutChildren() {
        double wanted = widthWith(child -> spaced(child.prefWidth(-1)));
        for (var child : dispensable) {
            boolean fits = wanted <= getWidth();
            child.setVisible(fits);
            child.setManaged(fits);
            if (!fits) wanted -= spaced(child.prefWidth(-1));
        }
        super.layoutChildren();
    }

    private double widthWith(ToDoubleFunction<Node> ofChild) {
        double edges = snappedLeftInset() + snappedRightInset() - getSpacing();
        return edges + getChildren().stream().mapToDouble(ofChild).sum();
    }

    private double spaced(double width) {
        return width + getSpacing();
    }

    private static Segmented<Layout> layouts(WorkbenchViewModel workbench) {
        return new Segmented<>(Messages.text("toolbar.layout"), workbench.layoutProperty())
                .add(
                        Layout.GRID,
                        Messages.text("toolbar.layout.grid"),
                        Messages.text("toolbar.layout.grid.hint"))
                .add(
                        Layout.SPLIT,
                        Messages.text("toolbar.layout.split"),
                        Messages.text("toolbar.layout.split.hint"))
                .add(
                        Layout.SCENE,
                        Messages.text("toolbar.layout.scene"),
                        Messages.text("toolbar.layout.scene.hint"));
    }

    private static Button exportButton(WorkbenchViewModel workbench, WindowActions actions) {
        var export = button("fth-share", "toolbar.export", actions::export);
        export.disableProperty().bind(workbench.activeResult().isNull());
        return export;
    }

    private static Button themeButton(WorkbenchViewModel workbench) {
        var appearance = workbench.appearanceProperty();
        var theme =
                iconButton(
                        "fth-moon",
                        "toolbar.theme",
                        () -> appearance.set(appearance.get().other()));
        appearance.subscribe(
                now ->
                        theme.setGraphic(
                                new FontIcon(now == Appearance.DARK ? "fth-sun" : "fth-moon")));
        return theme;
    }

    private static Button button(String icon, String key, Runnable action) {
        var button = new Button(Messages.text(key), new FontIcon(icon));
        button.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button iconButton(String icon, String key, Runnable action) {
        var button = button(icon, key, action);
        button.setAccessibleText(Messages.text(key));
        button.setText(null);
        button.getStyleClass().add("button-icon");
        return button;
    }
}
