package fathom.ui.inspector;

import fathom.compare.PointPair;
import fathom.ui.state.ComparedMap;
import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.PointerTool;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** Pairs of points of which the user says which is nearer, and what every model says of them. */
final class PairSection extends VBox {
    private final WorkbenchViewModel workbench;
    private final MarkingViewModel marking;
    private final GridPane table = new GridPane();
    private final Label hint = Section.quiet("");

    PairSection(WorkbenchViewModel workbench, InspectorActions actions) {
        this.workbench = workbench;
        this.marking = workbench.comparison().marking();
        var mark = new ToggleButton(Messages.text("inspector.pairs.mark"));
        mark.getStyleClass().add("small");
        mark.setTooltip(new Tooltip(Messages.text("inspector.pairs.mark.hint")));
        mark.setOnAction(_ -> marking.markPair());
        marking.toolProperty().subscribe(tool -> mark.setSelected(tool == PointerTool.PAIR));
        var clear = new Button(Messages.text("inspector.pairs.clear"));
        clear.getStyleClass().addAll("flat", "small");
        clear.setOnAction(_ -> marking.clearPairs());
        clear.disableProperty().bind(Bindings.isEmpty(marking.pairs()));
        var load = button("inspector.pairs.load");
        load.setOnAction(_ -> actions.loadPairs());
        var save = button("inspector.pairs.save");
        save.setOnAction(_ -> actions.savePairs());
        save.disableProperty().bind(Bindings.isEmpty(marking.pairs()));
        table.getStyleClass().add("cursor-table");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(0);
        var answer = new ColumnConstraints();
        answer.setMinWidth(Region.USE_PREF_SIZE);
        table.getColumnConstraints().setAll(name, answer);
        getChildren()
                .setAll(
                        new Section(
                                        Messages.text("inspector.pairs"),
                                        new HBox(6, mark, load, save),
                                        hint,
                                        table)
                                .withAction(clear));
        marking.toolProperty().subscribe(this::refresh);
        marking.firstPointProperty().subscribe(this::refresh);
        marking.pairs().subscribe(this::refresh);
        workbench.images().compared().subscribe(this::refresh);
    }

    private static Button button(String key) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        return button;
    }

    private void refresh() {
        boolean marks = marking.toolProperty().get() == PointerTool.PAIR;
        hint.setText(
                !marks
                        ? Messages.text("inspector.pairs.note")
                        : marking.firstPointProperty().get() == null
                                ? Messages.text("inspector.pairs.first")
                                : Messages.text("inspector.pairs.second"));
        table.getChildren().clear();
        var pairs = marking.pairs();
        if (pairs.isEmpty()) return;
        var maps = workbench.images().compared().get();
        int row = 0;
        for (var map : maps) {
            table.addRow(row++, named(map), new Label(score(map)));
        }
        PointPair last = pairs.getLast();
        table.add(
                Section.quiet(
                        Messages.text(
                                "inspector.pairs.last",
                                place(last.x1(), last.y1()),
                                place(last.x2(), last.y2()))),
                0,
                row++,
                2,
                1);
        for (var map : maps) {
            if (map.orderings().size() != pairs.size()) continue;
            table.addRow(row++, named(map), answer(map.orderings().getLast()));
        }
    }

    private static Label named(ComparedMap map) {
        return new Label(map.tile().title(), CursorTable.dot(map.tile().dotColour()));
    }

    /** As DA-2K scores: a tie does not count as right. */
    private static String score(ComparedMap map) {
        if (map.orderings().isEmpty()) return "\u2026";
        long right = right(map.orderings());
        return Messages.text(
                "inspector.pairs.score",
                right,
                map.orderings().size(),
                DepthText.rank(100.0 * right / map.orderings().size()));
    }

    private static long right(List<PointPair.Ordering> orderings) {
        return orderings.stream()
                .filter(ordering -> ordering.nearer() == PointPair.Nearer.FIRST)
                .count();
    }

    private static Label answer(PointPair.Ordering ordering) {
        String margin =
                ordering.margin().isPresent()
                        ? DepthText.rank(100 * ordering.margin().getAsDouble())
                        : "";
        var label =
                new Label(
                        switch (ordering.nearer()) {
                            case FIRST -> Messages.text("inspector.pairs.one", margin);
                            case SECOND -> Messages.text("inspector.pairs.two", margin);
                            case NEITHER -> Messages.text("inspector.pairs.equal");
                            case UNKNOWN -> Messages.text("inspector.pairs.unknown");
                        });
        label.getStyleClass()
                .add(ordering.nearer() == PointPair.Nearer.FIRST ? "right-answer" : "wrong-answer");
        label.setTooltip(new Tooltip(Messages.text("inspector.pairs.margin.hint")));
        return label;
    }

    private static String place(int x, int y) {
        return x + ", " + y;
    }
}
