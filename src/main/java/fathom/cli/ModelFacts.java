package fathom.cli;

import fathom.model.ModelCard;
import fathom.preprocess.Channels;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model card in words and as JSON. */
final class ModelFacts {
    private final ModelCard card;

    ModelFacts(ModelCard card) {
        this.card = card;
    }

    static Map<String, Object> brief(ModelCard card) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", card.id());
        facts.put("name", card.name());
        facts.put("family", card.family());
        facts.put("summary", card.summary());
        facts.put("kind", card.output().kind().id());
        facts.put("licence", card.licence());
        facts.put("installed", Files.isRegularFile(card.onnxFile()));
        return facts;
    }

    /**
     * @param state "verified", "unverified", "damaged" or "missing"
     */
    Map<String, Object> full(String state) {
        var facts = brief(card);
        facts.put("file", card.onnxFile().toString());
        facts.put("sha256", card.sha256().orElse(null));
        facts.put("fileState", state);
        var input = card.input();
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("rule", input.size().rule().id());
        recipe.put("width", input.size().width());
        recipe.put("height", input.size().height());
        recipe.put("multipleOf", input.size().multipleOf());
        recipe.put("resampling", input.resampling().id());
        recipe.put("rescale", input.rescale());
        recipe.put("mean", input.mean());
        recipe.put("std", input.std());
        recipe.put("padding", input.padding().id());
        facts.put("input", recipe);
        var output = new LinkedHashMap<String, Object>();
        output.put("kind", card.output().kind().id());
        output.put("unit", card.output().kind().unit());
        output.put("nonNegative", card.output().nonNegative());
        output.put("resampling", card.output().resampling().id());
        facts.put("output", output);
        facts.put("notes", card.facts().notes());
        return facts;
    }

    List<String> lines(String state) {
        var lines = new ArrayList<String>();
        lines.add("%s (%s)".formatted(card.name(), card.id()));
        lines.add(card.summary());
        lines.add("");
        lines.add("Predicts   " + predicts());
        lines.add("Licence    " + licence(card));
        lines.add("File       " + card.onnxFile());
        lines.add("           " + fileLine(state));
        lines.add("Input      " + inputLine());
        lines.add("           " + normalisationLine());
        lines.add("Output     resized to the photograph by " + card.output().resampling().id());
        for (var note : card.facts().notes()) lines.add("Note       " + note);
        return lines;
    }

    private String predicts() {
        var kind = card.output().kind();
        String unit = kind.unit().isEmpty() ? "no unit" : "in " + kind.unit();
        return "%s, %s; larger is %s"
                .formatted(kind.label(), unit, kind.largerIsNearer() ? "nearer" : "farther");
    }

    static String licence(ModelCard card) {
        return card.licence().name()
                + switch (card.licence().commercialUse()) {
                    case "yes" -> ": commercial use allowed";
                    case "no" -> ": no commercial use";
                    default -> ": commercial use unclear, ask the authors";
                };
    }

    private String fileLine(String state) {
        return switch (state) {
            case "verified" -> "SHA-256 as the card says: " + card.sha256().orElse("");
            case "damaged" -> "does NOT have the SHA-256 of the card; fetch it again";
            case "missing" -> "missing; put the ONNX file there";
            default -> "not verified: the card names no SHA-256";
        };
    }

    private String inputLine() {
        var size = card.input().size();
        return "size rule %s %dx%d in multiples of %d, resampled by %s, padding %s"
                .formatted(
                        size.rule().id(),
                        size.width(),
                        size.height(),
                        size.multipleOf(),
                        card.input().resampling().id(),
                        card.input().padding().id());
    }

    private String normalisationLine() {
        return "(value x %.6g - mean %s) / std %s"
                .formatted(
                        card.input().rescale(),
                        channels(card.input().mean()),
                        channels(card.input().std()));
    }

    private static String channels(Channels channels) {
        return "[%s, %s, %s]".formatted(channels.red(), channels.green(), channels.blue());
    }
}
