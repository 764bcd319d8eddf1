package fathom.cli;

import fathom.model.ModelCard;
import fathom.pipeline.evaluation.ModelContender;
import fathom.preprocess.Channels;
import fathom.store.Verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything about one model, in words and as JSON. */
final class ModelDetails {
    private final ModelCard card;
    private final List<ModelCard> variants;
    private final Verification.Report report;
    private final OutputWords outputWords;

    /**
     * @param variants the network's other precisions, with the card itself
     */
    ModelDetails(ModelCard card, List<ModelCard> variants, Verification.Report report) {
        this.card = card;
        this.variants = List.copyOf(variants);
        this.report = report;
        outputWords = new OutputWords(card);
    }

    Map<String, Object> json() {
        var facts = ModelFacts.brief(card);
        facts.put("file", card.onnxFile().toString());
        facts.put("sha256", card.sha256().orElse(null));
        facts.put("fileState", report.state().id());
        facts.put("files", files());
        facts.put("variants", variants.stream().map(ModelFacts::brief).toList());
        facts.put("input", ModelContender.recipe(card.input()));
        facts.put("output", outputWords.facts());
        facts.put("reference", card.facts().reference().orElse(null));
        facts.put("parameters", card.facts().parameters().orElse(null));
        facts.put("accuracy", card.facts().accuracy());
        facts.put("citation", card.facts().citation().orElse(null));
        facts.put("unconfirmed", card.facts().unconfirmed());
        facts.put("notes", card.facts().notes());
        return facts;
    }

    private List<Map<String, Object>> files() {
        var files = new ArrayList<Map<String, Object>>();
        for (var file : report.files()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", file.name());
            entry.put("state", file.state().id());
            entry.put("sha256", file.wanted().orElse(null));
            files.add(entry);
        }
        return files;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%s (%s)".formatted(card.name(), card.id()));
        lines.add(card.summary());
        lines.add("");
        lines.add("Predicts   " + predicts());
        lines.add("Licence    " + ModelFacts.licence(card));
        card.facts().parameters().ifPresent(text -> lines.add("Parameters " + text));
        lines.add("Size       " + ModelFacts.sizeText(card));
        for (var accuracy : card.facts().accuracy()) {
            lines.add("Accuracy   %s (%s)".formatted(accuracy.figures(), accuracy.source()));
        }
        lines.add("Files      " + card.files().folder());
        for (var file : report.files()) lines.add("           " + fileLine(file));
        if (!card.isInstalled()) lines.add("           " + remedy());
        lines.add("Input      " + inputLine());
        lines.add("           " + normalisationLine());
        outputWords.lines().forEach(line -> lines.add("Output     " + line));
        card.facts().reference().ifPresent(text -> lines.add("As in      " + text));
        card.facts().citation().ifPresent(text -> lines.add("Cite       " + text));
        for (var variant : variants) {
            if (!variant.id().equals(card.id())) {
                lines.add(
                        "Variant    %s, %s".formatted(variant.id(), ModelFacts.sizeText(variant)));
            }
        }
        for (var text : card.facts().unconfirmed()) lines.add("Unsure     " + text);
        for (var note : card.facts().notes()) lines.add("Note       " + note);
        return lines;
    }

    private String predicts() {
        var kind = card.output().kind();
        String unit = kind.unit().isEmpty() ? "no unit" : "in " + kind.unit();
        return "%s, %s; larger is %s"
                .formatted(kind.label(), unit, kind.largerIsNearer() ? "nearer" : "farther");
    }

    private static String fileLine(Verification.FileReport file) {
        return file.name()
                + switch (file.state()) {
                    case VERIFIED -> ": SHA-256 as the card says, " + file.wanted().orElse("");
                    case PINNED ->
                            ": SHA-256 as when it came, nobody published one, "
                                    + file.wanted().orElse("");
                    case UNVERIFIED -> ": not verified, nobody published its SHA-256";
                    case MISSING -> ": missing";
                    case DAMAGED -> ": does NOT have the SHA-256 of the card; fetch it again";
                };
    }

    private String remedy() {
        if (!card.files().arePublished()) {
            return "Nobody publishes it as ONNX: fathom models add FILE --like " + card.id();
        }
        return "Fetch it: fathom models pull " + card.pullWords();
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
