package fathom.ui.inspector;

import fathom.evaluate.Metric;
import fathom.ui.dataset.ProtocolFields;
import fathom.ui.state.Arrangement;
import fathom.ui.state.EvaluationViewModel;
import fathom.ui.state.EvaluationViewModel.ModelScore;
import fathom.ui.state.TileContent;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.CompareText;
import fathom.ui.text.Messages;

import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Ground truth of the shown photograph, and every model's metrics against it. */
final class EvaluatePanel extends VBox {
    private static final List<Metric> SHOWN =
            List.of(
                    Metric.ABS_REL,
                    Metric.SQ_REL,
                    Metric.RMSE,
                    Metric.RMSE_LOG,
                    Metric.LOG10,
                    Metric.SILOG,
                    Metric.DELTA_1,
                    Metric.DELTA_2,
                    Metric.DELTA_3,
                    Metric.MAE,
                    Metric.I_RMSE,
                    Metric.BOUNDARY_F1,
                    Metric.WHDR,
                    Metric.D3R_LATTICE);

    private final WorkbenchViewModel workbench;
    private final EvaluationViewModel evaluation;
    private final GridPane table = new GridPane();
    private final VBox facts = new VBox(2);

    EvaluatePanel(WorkbenchViewModel workbench, InspectorActions actions) {
        this.workbench = workbench;
        this.evaluation = workbench.evaluation();
        table.getStyleClass().add("cursor-table");
        getChildren()
                .setAll(
                        new TruthSection(
                                workbench.groundTruth(), workbench.photoProperty(), actions),
                        settings(),
                        metrics(),
                        dataset(actions));
        evaluation.scores().subscribe(this::show);
        workbench.library().currentProperty().subscribe(this::show);
    }

    /** Those of the current photograph. */
    private List<ModelScore> scores() {
        var current = workbench.library().currentProperty().get();
        return evaluation.scores().get().stream()
                .filter(score -> score.tile().key().photograph().equals(current))
                .toList();
    }

    private Section settings() {
        return new Section(Messages.text("inspector.protocol"), new ProtocolFields(evaluation));
    }

    private static Section dataset(InspectorActions actions) {
        var open = new Button(Messages.text("dataset.open"));
        open.getStyleClass().add("small");
        open.setTooltip(new Tooltip(Messages.text("dataset.open.hint")));
        open.setOnAction(_ -> actions.openDataset());
        return new Section(Messages.text("dataset.section"), new HBox(open));
    }

    // Metrics

    private Section metrics() {
        var copy = new Button(Messages.text("inspector.metrics.copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setTooltip(new Tooltip(Messages.text("inspector.metrics.copy.hint")));
        copy.setOnAction(_ -> copy());
        var errors = new Button(Messages.text("inspector.metrics.errors"));
        errors.getStyleClass().add("small");
        errors.setTooltip(new Tooltip(Messages.text("inspector.metrics.errors.hint")));
        errors.setOnAction(_ -> showErrors());
        errors.disableProperty().bind(workbench.groundTruth().loadedProperty().isNull());
        return new Section(Messages.text("inspector.metrics"), table, facts, new HBox(errors))
                .withAction(copy);
    }

    private void showErrors() {
        workbench.comparison().referenceProperty().set(TileContent.GROUND_TRUTH);
        workbench.comparison().arrangementProperty().set(Arrangement.DIFFERENCE);
    }

    private void show() {
        var scores = scores();
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        facts.getChildren().clear();
        if (scores.isEmpty()) {
            facts.getChildren().setAll(Section.quiet(Messages.text("inspector.metrics.none")));
            return;
        }
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().add(name);
        for (int i = 0; i < scores.size(); i++) {
            var column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(column);
            var tile = scores.get(i).tile();
            var head = new Label("", CursorTable.dot(tile.dotColour()));
            head.setTooltip(new Tooltip(tile.title()));
            head.setAccessibleText(tile.title());
            table.add(head, i + 1, 0);
        }
        int row = 1;
        for (var metric : SHOWN) addRow(row++, metric, scores);
        for (var score : scores) facts.getChildren().add(factsOf(score));
    }

    private void addRow(int row, Metric metric, List<ModelScore> scores) {
        var title = new Label(metric.id());
        title.setTooltip(
                new Tooltip(
                        metric.formula()
                                + "\n"
                                + metric.source()
                                + "\n"
                                + Messages.text(
                                        metric.largerIsBetter()
                                                ? "inspector.metrics.better.larger"
                                                : "inspector.metrics.better.smaller")));
        table.add(title, 0, row);
        var best = best(metric, scores);
        boolean differ =
                scores.stream().map(score -> valueOf(score, metric)).distinct().count() > 1;
        for (int i = 0; i < scores.size(); i++) {
            var value = valueOf(scores.get(i), metric);
            var label = new Label(value.isPresent() ? text(value.getAsDouble()) : "\u2013");
            boolean leads = differ && value.isPresent() && value.equals(best);
            if (leads) label.getStyleClass().add("best-value");
            table.add(label, i + 1, row);
        }
    }

    private static OptionalDouble best(Metric metric, List<ModelScore> scores) {
        var all =
                scores.stream()
                        .map(score -> valueOf(score, metric))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble);
        return metric.largerIsBetter() ? all.max() : all.min();
    }

    private static OptionalDouble valueOf(ModelScore score, Metric metric) {
        if (score.score().isEmpty()) return OptionalDouble.empty();
        double value = score.score().get().values().get(metric);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String text(double value) {
        return String.format(Locale.ENGLISH, value >= 100 ? "%.1f" : "%.3f", value);
    }

    private static Label factsOf(ModelScore score) {
        String said;
        if (score.score().isPresent()) {
            var known = score.score().get();
            said =
                    CompareText.fit(known.fit())
                            + " \u00b7 "
                            + Messages.text("inspector.metrics.pixels", known.validPixels());
        } else {
            said =
                    score.problem().isEmpty()
                            ? Messages.text("inspector.metrics.busy")
                            : score.problem();
        }
        return Section.quiet(Messages.text("inspector.metrics.fit", score.tile().title(), said));
    }

    private void copy() {
        var scores = scores();
        var text = new StringBuilder("metric");
        for (var score : scores) text.append('\t').append(score.tile().title());
        for (var metric : Metric.values()) {
            text.append('\n').append(metric.id());
            for (var score : scores) {
                text.append('\t');
                valueOf(score, metric).ifPresent(text::append);
            }
        }
        text.append("\nprotocol\t").append(evaluation.protocolProperty().get().id());
        text.append("\nalignment");
        for (var score : scores) {
            text.append('\t');
            score.score().ifPresent(known -> text.append(known.fit().alignment().id()));
        }
        var content = new ClipboardContent();
        content.putString(text.append('\n').toString());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
