package fathom.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a card so that {@link ModelCardReader} reads the same card again. */
public final class ModelCardWriter {
    private final ObjectMapper json = new ObjectMapper();

    /** The text of a {@code model.json} for the card as its own main variant. */
    public String write(ModelCard card) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", card.id());
        fields.put("name", card.name());
        fields.put("family", card.family());
        fields.put("summary", card.summary());
        if (card.files().arePublished()) {
            fields.put("download", Map.of("variants", List.of(variant(card.files()))));
        } else {
            fields.put("file", card.files().files().getFirst().name());
            card.sha256().ifPresent(hash -> fields.put("sha256", hash));
            var data = card.files().files().stream().skip(1).map(ModelCardWriter::file).toList();
            if (!data.isEmpty()) fields.put("data", data);
        }
        fields.put("input", input(card));
        fields.put("output", output(card));
        if (!card.alternatives().isEmpty()) {
            fields.put(
                    "alternatives",
                    card.alternatives().stream().map(ModelCardWriter::alternative).toList());
        }
        var licence = new LinkedHashMap<String, Object>();
        licence.put("name", card.licence().name());
        licence.put("commercialUse", card.licence().commercialUse());
        fields.put("licence", licence);
        putFacts(fields, card.facts());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON", e);
        }
    }

    private static Map<String, Object> variant(ModelFiles files) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("precision", files.precision().id());
        for (var file : files.files()) {
            for (var source : file.sources()) {
                if (source instanceof ModelSource.Hub hub) {
                    fields.put("hub", hub.repository());
                    if (hub.isPinned()) fields.put("revision", hub.revision());
                }
            }
        }
        fields.put("files", files.files().stream().map(ModelCardWriter::file).toList());
        return fields;
    }

    private static Map<String, Object> file(ModelFile file) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", file.name());
        for (var source : file.sources()) {
            switch (source) {
                case ModelSource.Hub hub -> fields.put("path", hub.path());
                case ModelSource.Web web -> fields.put("url", web.address().toString());
            }
        }
        file.size()
                .ifPresent(size -> fields.put(size.exact() ? "bytes" : "aboutBytes", size.bytes()));
        file.sha256().ifPresent(hash -> fields.put("sha256", hash));
        return fields;
    }

    private static Map<String, Object> input(ModelCard card) {
        var fields = new LinkedHashMap<String, Object>();
        putNames(fields, card.tensors().image());
        if (!card.tensors().constants().isEmpty()) {
            fields.put("constants", card.tensors().constants());
        }
        putRecipe(fields, card.input());
        return fields;
    }

    private static void putNames(Map<String, Object> fields, List<String> names) {
        if (names.size() == 1) fields.put("tensor", names.getFirst());
        if (names.size() > 1) fields.put("tensor", names);
    }

    private static void putRecipe(Map<String, Object> fields, InputRecipe recipe) {
        var size = new LinkedHashMap<String, Object>();
        size.put("rule", recipe.size().rule().id());
        size.put("width", recipe.size().width());
        size.put("height", recipe.size().height());
        size.put("multipleOf", recipe.size().multipleOf());
        fields.put("size", size);
        fields.put("resampling", recipe.resampling().id());
        fields.put("rescale", recipe.rescale());
        fields.put("mean", numbers(recipe.mean()));
        fields.put("std", numbers(recipe.std()));
        fields.put("padding", recipe.padding().id());
    }

    private static List<Double> numbers(Channels channels) {
        return List.of(channels.red(), channels.green(), channels.blue());
    }

    private static Map<String, Object> output(ModelCard card) {
        var fields = new LinkedHashMap<String, Object>();
        putNames(fields, card.tensors().depth());
        var rule = card.output();
        fields.put("kind", rule.kind().id());
        if (rule.form() != DepthRule.Form.MAP) fields.put("form", rule.form().id());
        fields.put("nonNegative", rule.nonNegative());
        fields.put("resampling", rule.resampling().id());
        if (rule.resampledInversely()) fields.put("resampledInversely", true);
        rule.canonicalFocalPx().ifPresent(focal -> fields.put("canonicalFocalPx", focal));
        rule.maximum().ifPresent(maximum -> fields.put("maximum", maximum));
        if (rule.flipAveraged()) fields.put("flipAveraged", true);
        if (!card.tensors().others().isEmpty()) {
            fields.put(
                    "others",
                    card.tensors().others().stream().map(ModelCardWriter::other).toList());
        }
        return fields;
    }

    private static Map<String, Object> other(Tensors.Other other) {
        var fields = new LinkedHashMap<String, Object>();
        putNames(fields, other.names());
        switch (other.role()) {
            case OutputRole.Normals _ -> fields.put("role", "normals");
            case OutputRole.Confidence _ -> fields.put("role", "confidence");
            case OutputRole.Sky sky -> {
                fields.put("role", "sky");
                fields.put("threshold", sky.threshold());
            }
            case OutputRole.Mask mask -> {
                fields.put("role", "mask");
                fields.put("threshold", mask.threshold());
            }
            case OutputRole.FocalLength _ -> fields.put("role", "focal-length");
            case OutputRole.Scale _ -> fields.put("role", "scale");
        }
        return fields;
    }

    private static Map<String, Object> alternative(ModelCard.Alternative way) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", way.id());
        fields.put("source", way.source());
        var input = new LinkedHashMap<String, Object>();
        putRecipe(input, way.input());
        fields.put("input", input);
        fields.put("resampling", way.resampling().id());
        return fields;
    }

    private static void putFacts(Map<String, Object> fields, PublishedFacts facts) {
        facts.reference().ifPresent(text -> fields.put("reference", text));
        facts.parameters().ifPresent(text -> fields.put("parameters", text));
        if (!facts.accuracy().isEmpty()) {
            fields.put(
                    "accuracy",
                    facts.accuracy().stream()
                            .map(
                                    entry -> {
                                        var accuracy = new LinkedHashMap<String, Object>();
                                        accuracy.put("figures", entry.figures());
                                        accuracy.put("source", entry.source());
                                        return accuracy;
                                    })
                            .toList());
        }
        facts.citation().ifPresent(text -> fields.put("citation", text));
        if (!facts.unconfirmed().isEmpty()) fields.put("unconfirmed", facts.unconfirmed());
        fields.put("notes", facts.notes());
    }
}
