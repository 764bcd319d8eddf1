package fathom.ui;

import fathom.ui.compare.CompareBar;
import fathom.ui.controls.Overlay;
import fathom.ui.inspector.InspectorActions;
import fathom.ui.inspector.InspectorView;
import fathom.ui.library.FilmstripView;
import fathom.ui.state.Layout;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.status.CardNotices;
import fathom.ui.status.NoticesView;
import fathom.ui.status.StatusBar;
import fathom.ui.toolbar.WindowActions;
import fathom.ui.toolbar.WorkbenchToolBar;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Tool bar, filmstrip, pictures over the 3D view, inspector and status bar; overlays above all. */
public final class MainView extends StackPane {
    private static final double PICTURES_SHARE = 0.58;

    private final SplitPane middle = new SplitPane();
    private final Node pictures;
    private final Node scene;
    private final BooleanProperty covered = new SimpleBooleanProperty();
    private double divider = PICTURES_SHARE;

    /**
     * @param pictures the linked tiles
     * @param scene the 3D view
     */
    public MainView(
            WorkbenchViewModel workbench,
            Node pictures,
            Node scene,
            List<Path> bundled,
            WindowActions actions,
            InspectorActions inspectorActions,
            Consumer<Path> showInFolder) {
        var tiles = new BorderPane(pictures);
        tiles.setTop(new CompareBar(workbench));
        this.pictures = tiles;
        this.scene = scene;
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("workbench-middle");
        var body = new BorderPane();
        body.setMinWidth(0); // bars and tiles give way in a narrow window
        body.setTop(new WorkbenchToolBar(workbench, bundled, actions));
        body.setLeft(new FilmstripView(workbench.library()));
        var status = workbench.status();
        body.setCenter(new StackPane(middle, new NoticesView(status, showInFolder, covered)));
        body.setRight(new InspectorView(workbench, inspectorActions));
        body.setBottom(new StatusBar(workbench));
        getChildren().setAll(body, new CardNotices(status, showInFolder, covered));
        workbench.layoutProperty().subscribe(this::arrange);
    }

    /** Adds a card above all that is there already. */
    void add(Overlay card) {
        getChildren().add(card);
        card.openProperty().subscribe(this::noteCards);
    }

    private void noteCards() {
        covered.set(
                getChildren().stream()
                        .anyMatch(node -> node instanceof Overlay card && card.isOpen()));
    }

    private void arrange(Layout layout) {
        if (middle.getItems().size() == 2) divider = middle.getDividerPositions()[0];
        switch (layout) {
            case GRID -> middle.getItems().setAll(List.of(pictures));
            case SCENE -> middle.getItems().setAll(List.of(scene));
            case SPLIT -> {
                middle.getItems().setAll(List.of(pictures, scene));
                middle.setDividerPositions(divider);
            }
        }
    }
}
