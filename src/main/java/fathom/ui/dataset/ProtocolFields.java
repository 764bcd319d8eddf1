package fathom.ui.dataset;

import fathom.compare.Alignment;
import fathom.evaluate.Protocol;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.state.EvaluationViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** By which protocol and after which alignment depth is compared with ground truth. */
public final class ProtocolFields extends VBox {
    public ProtocolFields(EvaluationViewModel evaluation) {
        super(8);
        var note = new Label();
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        note.textProperty().bind(evaluation.protocolProperty().map(ProtocolFields::describe));
        getChildren().setAll(protocols(evaluation), note, alignments(evaluation));
    }

    private static ComboBox<Protocol> protocols(EvaluationViewModel evaluation) {
        var protocol = new ComboBox<Protocol>();
        protocol.getItems().setAll(Protocol.ALL);
        protocol.setConverter(ChoiceWords.of(Protocol::id));
        protocol.valueProperty().bindBidirectional(evaluation.protocolProperty());
        protocol.setMaxWidth(Double.MAX_VALUE);
        protocol.setAccessibleText(Messages.text("inspector.protocol"));
        protocol.setTooltip(new Tooltip(Messages.text("inspector.protocol.hint")));
        return protocol;
    }

    private static ComboBox<Optional<Alignment>> alignments(EvaluationViewModel evaluation) {
        var alignment = new ComboBox<Optional<Alignment>>();
        alignment.getItems().add(Optional.empty());
        for (var one : Alignment.values()) alignment.getItems().add(Optional.of(one));
        alignment.setConverter(
                ChoiceWords.of(
                        one ->
                                one.map(Alignment::label)
                                        .orElse(
                                                Messages.text(
                                                        "inspector.evaluate.alignment.usual"))));
        alignment.valueProperty().bindBidirectional(evaluation.alignmentProperty());
        alignment.setMaxWidth(Double.MAX_VALUE);
        alignment.setAccessibleText(Messages.text("inspector.alignment"));
        alignment.setTooltip(new Tooltip(Messages.text("inspector.evaluate.alignment.hint")));
        return alignment;
    }

    private static String describe(Protocol protocol) {
        return Messages.text(
                protocol.kbCrop() ? "inspector.protocol.note.kb" : "inspector.protocol.note",
                DepthText.number(protocol.minDepthM()),
                DepthText.number(protocol.maxDepthM()),
                protocol.crop().id());
    }
}
