package fathom.cli;

import fathom.model.ModelCard;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The models as a table for people. */
final class ModelTable {
    private static final List<String> HEADING =
            List.of("ID", "KIND", "LICENCE", "COMMERCIAL USE", "INSTALLED", "SUMMARY");

    private final List<List<String>> rows = new ArrayList<>();

    ModelTable(List<ModelCard> cards) {
        rows.add(HEADING);
        for (var card : cards) {
            rows.add(
                    List.of(
                            card.id(),
                            card.output().kind().label(),
                            card.licence().name(),
                            card.licence().commercialUse(),
                            Files.isRegularFile(card.onnxFile()) ? "yes" : "no",
                            card.summary()));
        }
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size() - 1; column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', width(column) - cell.length() + 2);
        }
        return line.append(row.getLast()).toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
