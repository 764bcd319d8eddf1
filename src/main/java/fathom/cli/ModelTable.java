package fathom.cli;

import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;

import java.util.List;

/** The models as a table for people. */
final class ModelTable {
    private final TextTable table =
            new TextTable(
                    "ID",
                    "KIND",
                    "SIZE",
                    "LICENCE",
                    "COMMERCIAL USE",
                    "INSTALLED",
                    "SPEED",
                    "SUMMARY");

    ModelTable(List<ModelCard> cards, MeasuredSpeeds speeds) {
        for (var card : cards) {
            table.add(
                    card.id(),
                    card.output().kind().label(),
                    ModelFacts.sizeText(card),
                    card.licence().name(),
                    card.licence().commercialUse(),
                    card.isInstalled() ? "yes" : "no",
                    speeds.lastOf(card.id()).map(ModelFacts::speed).orElse("-"),
                    card.summary());
        }
    }

    List<String> lines() {
        return table.lines();
    }
}
