package fathom.cli;

import fathom.model.ModelCard;

import java.util.List;

/** The models as a table for people. */
final class ModelTable {
    private final TextTable table =
            new TextTable(
                    "ID", "KIND", "SIZE", "LICENCE", "COMMERCIAL USE", "INSTALLED", "SUMMARY");

    ModelTable(List<ModelCard> cards) {
        for (var card : cards) {
            table.add(
                    card.id(),
                    card.output().kind().label(),
                    ModelFacts.sizeText(card),
                    card.licence().name(),
                    card.licence().commercialUse(),
                    card.isInstalled() ? "yes" : "no",
                    card.summary());
        }
    }

    List<String> lines() {
        return table.lines();
    }
}
