package fathom.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard.Alternative;
import fathom.model.ModelCard.Licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code model.json}; docs/model-cards.md describes the format. */
public final class ModelCardReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final String[] COMMERCIAL_USE = {"yes", "no", "unclear"};

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static boolean isId(String word) {
        return ID.matcher(word).matches();
    }

    /** The card's first variant, its files in the card's own folder. */
    public ModelCard read(Path file) throws UserFacingException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path parent = folder == null ? null : folder.getParent();
        return readVariants(file, parent == null ? Path.of("") : parent).getFirst();
    }

    /**
     * One card for each precision in which the network is published, the first under the plain id,
     * the others under the id with the precision at its end.
     *
     * @param store the folder in which fetched files lie, in a folder for each id
     */
    public List<ModelCard> readVariants(Path file, Path store) throws UserFacingException {
        var fields = new CardFields(file, "", parse(file));
        String id = fields.text("id");
        if (!isId(id)) {
            throw fields.error(
                    "\"id\" is \""
                            + id
                            + "\", but may hold only a-z, 0-9, dot, dash and underscore");
        }
        var input = fields.object("input");
        var output = fields.object("output");
        var card =
                new ModelCard(
                        id,
                        id,
                        fields.text("name"),
                        fields.text("family"),
                        fields.text("summary"),
                        beside(file, fields),
                        RecipeFields.tensors(input, output),
                        RecipeFields.recipe(input),
                        RecipeFields.rule(output),
                        alternatives(fields),
                        licence(fields.object("licence")),
                        facts(fields));
        input.refuseUnread();
        output.refuseUnread();
        var download = fields.optionalObject("download");
        var cards =
                download.isEmpty()
                        ? List.of(card)
                        : variants(card, DownloadFields.variants(download.get()), store);
        fields.refuseUnread();
        return cards;
    }

    private static List<ModelCard> variants(
            ModelCard card, Map<Precision, List<ModelFile>> variants, Path store)
            throws UserFacingException {
        var cards = new ArrayList<ModelCard>();
        for (var variant : variants.entrySet()) {
            var precision = variant.getKey();
            boolean main = cards.isEmpty();
            String id = main ? card.id() : card.id() + "-" + precision.id();
            String name = main ? card.name() : card.name() + " " + precision.id();
            Path folder = store.resolve(id);
            var files = new ModelFiles(folder, precision, variant.getValue());
            cards.add(
                    new ModelCard(
                            id,
                            card.id(),
                            name,
                            card.family(),
                            card.summary(),
                            Pins.read(folder).apply(files),
                            card.tensors(),
                            card.input(),
                            card.output(),
                            card.alternatives(),
                            card.licence(),
                            card.facts()));
        }
        return cards;
    }

    private JsonNode parse(Path file) throws UserFacingException {
        try {
            return json.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "%s is not valid JSON: %s, line %d."
                            .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()),
                    "Correct the card; docs/model-cards.md has a complete example.",
                    e);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "%s cannot be read: %s.".formatted(file, e.getMessage()),
                    "Check the file and its permissions.",
                    e);
        }
    }

    /** The graph beside the card, inside its folder; a published card needs none there. */
    private static ModelFiles beside(Path card, CardFields fields) throws UserFacingException {
        boolean published = fields.optionalObject("download").isPresent();
        var given = fields.optionalText("file");
        if (published && given.isPresent()) {
            throw fields.error("\"file\" and \"download\" exclude each other");
        }
        String name = published ? "model.onnx" : fields.text("file");
        Path absolute = card.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || !folder.resolve(name).normalize().startsWith(folder)) {
            throw fields.error(
                    "\"file\" is \"" + name + "\", but must lie in the card's own folder");
        }
        var files = new ArrayList<ModelFile>();
        files.add(ModelFile.local(name, DownloadFields.sha256(fields)));
        for (var data : fields.optionalObjects("data")) {
            String dataName = data.text("name");
            if (!folder.resolve(dataName).normalize().startsWith(folder)) {
                throw data.error(
                        "a file of \"data\" is \""
                                + dataName
                                + "\", but must lie in the card's own folder");
            }
            files.add(ModelFile.local(dataName, DownloadFields.sha256(data)));
            data.refuseUnread();
        }
        return new ModelFiles(folder, Precision.UNKNOWN, files);
    }

    private static List<Alternative> alternatives(CardFields fields) throws UserFacingException {
        var alternatives = new ArrayList<Alternative>();
        for (var way : fields.optionalObjects("alternatives")) {
            var input = way.object("input");
            alternatives.add(
                    new Alternative(
                            way.text("id"),
                            way.text("source"),
                            RecipeFields.recipe(input),
                            RecipeFields.depthResampling(way)));
            input.refuseUnread();
            way.refuseUnread();
        }
        return alternatives;
    }

    private static Licence licence(CardFields licence) throws UserFacingException {
        var result =
                new Licence(
                        licence.text("name"),
                        licence.word("commercialUse", COMMERCIAL_USE, word -> word));
        licence.refuseUnread();
        return result;
    }

    private static PublishedFacts facts(CardFields fields) throws UserFacingException {
        var accuracy = new ArrayList<PublishedFacts.Accuracy>();
        for (var entry : fields.optionalObjects("accuracy")) {
            accuracy.add(new PublishedFacts.Accuracy(entry.text("figures"), entry.text("source")));
            entry.refuseUnread();
        }
        Optional<String> reference = fields.optionalText("reference");
        return new PublishedFacts(
                reference,
                fields.optionalText("parameters"),
                accuracy,
                fields.optionalText("citation"),
                fields.optionalTexts("unconfirmed"),
                fields.texts("notes"));
    }
}
