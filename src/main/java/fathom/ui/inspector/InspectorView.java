package fathom.ui.inspector;

import fathom.ui.state.Layout;
import fathom.ui.state.PointerTool;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/** Tabs of controls for what the middle of the window shows. */
public final class InspectorView extends StackPane {
    public InspectorView(WorkbenchViewModel workbench, InspectorActions actions) {
        getStyleClass().add("inspector");
        var depth = tab("inspector.depth", new DepthPanel(workbench));
        var scene = tab("inspector.scene", new ScenePanel(workbench));
        var compare = tab("inspector.compare", new ComparePanel(workbench, actions));
        workbench.comparison().measuringProperty().bind(compare.selectedProperty());
        var evaluate = tab("inspector.evaluate", new EvaluatePanel(workbench, actions));
        workbench.evaluation().activeProperty().bind(evaluate.selectedProperty());
        var tabs = new TabPane(depth, compare, evaluate, scene);
        tabs.setAccessibleText(Messages.text("inspector.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        workbench
                .layoutProperty()
                .subscribe(
                        layout -> {
                            if (layout == Layout.SCENE) tabs.getSelectionModel().select(scene);
                            if (layout == Layout.GRID) tabs.getSelectionModel().select(depth);
                        });
        workbench
                .comparison()
                .marking()
                .toolProperty()
                .subscribe(
                        tool -> {
                            if (tool != PointerTool.MOVE) tabs.getSelectionModel().select(compare);
                        });
        workbench
                .groundTruth()
                .loadedProperty()
                .subscribe(
                        truth -> {
                            if (truth != null) tabs.getSelectionModel().select(evaluate);
                        });
        getChildren().setAll(tabs);
    }

    private static Tab tab(String key, Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return new Tab(Messages.text(key), scroll);
    }
}
