package fathom.cli;

import fathom.model.ModelCard;

import java.nio.file.Files;
import java.util.List;

/** The models as a table for people. */
final class ModelTable {
    private final TextTable table =
            new TextTable("ID", "KIND", "LICENCE", "COMMERCIAL USE", "INSTALLED", "SUMMARY");

    ModelTable(List<ModelCard> cards) {
        for (var card : cards) {
            table.add(
                    card.id(),
                    card.output().kind().label(),
                    card.licence().name(),
                    card.licence().commercialUse(),
                    Files.isRegularFile(card.onnxFile()) ? "yes" : "no",
                    card.summary());
        }
    }

    List<String> lines() {
        return table.lines();
    }
}
