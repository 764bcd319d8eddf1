package fathom.ui.inspector;

import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Layout;
import fathom.ui.state.PointerTool;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

import java.util.List;

/** Tabs of controls for what the middle of the window shows. */
public final class InspectorView extends StackPane {
    public InspectorView(WorkbenchViewModel workbench, InspectorActions actions) {
        getStyleClass().add("inspector");
        var depth = tab("inspector.depth", new DepthPanel(workbench));
        var scene = tab("inspector.scene", new ScenePanel(workbench));
        var comparing = new ComparePanel(workbench, actions);
        var compare = tab("inspector.compare", comparing);
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
                            boolean left =
                                    layout == Layout.GRID && scene.isSelected(); // there is no 3D
                            if (left) tabs.getSelectionModel().select(depth);
                        });
        var marking = workbench.comparison().marking().toolProperty();
        marking.subscribe(
                tool -> {
                    if (tool == PointerTool.MOVE) return;
                    tabs.getSelectionModel().select(compare);
                    tabs.applyCss();
                    tabs.layout();
                    reveal((ScrollPane) compare.getContent(), comparing.sectionOf(tool));
                });
        for (var tool : List.of(PointerTool.PROFILE, PointerTool.PAIR)) {
            var section = comparing.sectionOf(tool);
            Runnable follow =
                    () -> {
                        if (marking.get() != tool) return;
                        reveal((ScrollPane) compare.getContent(), section);
                    };
            // What is marked makes it grow; how far the pane scrolls is known after its layout.
            section.heightProperty().subscribe(_ -> JobRunner.fxThread().execute(follow));
        }
        workbench
                .groundTruth()
                .loadedProperty()
                .subscribe(
                        truth -> {
                            if (truth != null) tabs.getSelectionModel().select(evaluate);
                        });
        getChildren().setAll(tabs);
    }

    /** Scrolls until a part of the content stands at the top, or as high as it goes. */
    private static void reveal(ScrollPane pane, Node part) {
        double room =
                pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
        if (room <= 0) return;
        pane.setVvalue(Math.clamp(part.getBoundsInParent().getMinY() / room, 0, 1));
    }

    private static Tab tab(String key, Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return new Tab(Messages.text(key), scroll);
    }
}
