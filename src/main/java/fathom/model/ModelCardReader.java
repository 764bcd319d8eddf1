package fathom.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthKind;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads {@code model.json}; docs/model-cards.md describes the format. */
public final class ModelCardReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String[] COMMERCIAL_USE = {"yes", "no", "unclear"};

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public ModelCard read(Path file) throws UserFacingException {
        var fields = new CardFields(file, "", parse(file));
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw fields.error(
                    "\"id\" is \""
                            + id
                            + "\", but may hold only a-z, 0-9, dot, dash and underscore");
        }
        var sha256 = fields.optionalText("sha256");
        if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
            throw fields.error("\"sha256\" must be 64 lower-case hexadecimal digits");
        }
        var input = fields.object("input");
        var output = fields.object("output");
        var card =
                new ModelCard(
                        id,
                        fields.text("name"),
                        fields.text("family"),
                        fields.text("summary"),
                        graphFile(file, fields),
                        sha256,
                        recipe(input),
                        output(input, output),
                        licence(fields.object("licence")),
                        fields.texts("notes"));
        input.refuseUnread();
        output.refuseUnread();
        fields.refuseUnread();
        return card;
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

    /** Relative to the card's folder, and inside it. */
    private static Path graphFile(Path card, CardFields fields) throws UserFacingException {
        String name = fields.text("file");
        Path folder = card.toAbsolutePath().normalize().getParent();
        Path graph = folder == null ? Path.of(name) : folder.resolve(name).normalize();
        if (folder != null && !graph.startsWith(folder)) {
            throw fields.error(
                    "\"file\" is \"" + name + "\", but must lie in the card's own folder");
        }
        return graph;
    }

    private static InputRecipe recipe(CardFields input) throws UserFacingException {
        var size = input.object("size");
        var rule =
                new SizeRule(
                        size.word("rule", SizeRule.Rule.values(), SizeRule.Rule::id),
                        size.positiveInt("width"),
                        size.positiveInt("height"),
                        size.positiveInt("multipleOf"));
        size.refuseUnread();
        var std = channels(input, "std");
        if (std.red() == 0 || std.green() == 0 || std.blue() == 0) {
            throw input.error("\"input.std\" must not hold 0");
        }
        return new InputRecipe(
                rule,
                input.word("resampling", Resampling.values(), Resampling::id),
                input.number("rescale"),
                channels(input, "mean"),
                std,
                input.word("padding", Padding.values(), Padding::id));
    }

    private static Channels channels(CardFields input, String name) throws UserFacingException {
        double[] values = input.threeNumbers(name);
        return new Channels(values[0], values[1], values[2]);
    }

    private static ModelCard.Output output(CardFields input, CardFields output)
            throws UserFacingException {
        var resampling = output.word("resampling", Resampling.values(), Resampling::id);
        if (resampling.isEightBit()) {
            throw output.error(
                    "\"output.resampling\" is \""
                            + resampling.id()
                            + "\", which is for 8-bit images only");
        }
        return new ModelCard.Output(
                input.optionalText("tensor"),
                output.optionalText("tensor"),
                output.word("kind", DepthKind.values(), DepthKind::id),
                output.truth("nonNegative"),
                resampling);
    }

    private static ModelCard.Licence licence(CardFields licence) throws UserFacingException {
        var result =
                new ModelCard.Licence(
                        licence.text("name"),
                        licence.word("commercialUse", COMMERCIAL_USE, word -> word));
        licence.refuseUnread();
        return result;
    }
}
