package fathom.model;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One JSON object of a card, read field by field: missing, mistyped and unknown fields are errors
 * that name file and field.
 */
final class CardFields {
    private final Path file;
    private final String where;
    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    CardFields(Path file, String where, JsonNode object) throws UserFacingException {
        this.file = file;
        this.where = where;
        this.object = object;
        if (!object.isObject()) {
            throw error(
                    where.isEmpty()
                            ? "the file is not a JSON object"
                            : "\"" + where + "\" is not an object");
        }
    }

    String text(String name) throws UserFacingException {
        return optionalText(name).orElseThrow(() -> error("\"" + path(name) + "\" is missing"));
    }

    Optional<String> optionalText(String name) throws UserFacingException {
        read.add(name);
        var value = object.get(name);
        if (value == null) return Optional.empty();
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw error("\"%s\" must be text, found %s".formatted(path(name), value));
        }
        return Optional.of(value.textValue());
    }

    /** One text, or a list of them; empty when the field is absent. */
    List<String> oneOrMoreTexts(String name) throws UserFacingException {
        var value = object.get(name);
        if (value != null && value.isArray()) return texts(name);
        return optionalText(name).map(List::of).orElse(List.of());
    }

    OptionalLong optionalPositiveLong(String name) throws UserFacingException {
        read.add(name);
        var value = object.get(name);
        if (value == null) return OptionalLong.empty();
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw error(
                    "\"%s\" must be a whole number above 0, found %s".formatted(path(name), value));
        }
        return OptionalLong.of(value.longValue());
    }

    OptionalDouble optionalPositiveNumber(String name) throws UserFacingException {
        if (!object.has(name)) return OptionalDouble.empty();
        double value = number(name);
        if (!(value > 0)) throw error("\"%s\" must be above 0".formatted(path(name)));
        return OptionalDouble.of(value);
    }

    int positiveInt(String name) throws UserFacingException {
        var value = required(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
            throw error(
                    "\"%s\" must be a whole number above 0, found %s".formatted(path(name), value));
        }
        return value.intValue();
    }

    double number(String name) throws UserFacingException {
        var value = required(name);
        if (!value.isNumber()) {
            throw error("\"%s\" must be a number, found %s".formatted(path(name), value));
        }
        return value.doubleValue();
    }

    boolean truth(String name) throws UserFacingException {
        var value = required(name);
        if (!value.isBoolean()) {
            throw error("\"%s\" must be true or false, found %s".formatted(path(name), value));
        }
        return value.booleanValue();
    }

    /** False when the field is absent. */
    boolean optionalTruth(String name) throws UserFacingException {
        return object.has(name) && truth(name);
    }

    double[] threeNumbers(String name) throws UserFacingException {
        var value = required(name);
        boolean three = value.isArray() && value.size() == 3;
        if (!three || !Stream.of(0, 1, 2).allMatch(i -> value.get(i).isNumber())) {
            throw error("\"%s\" must be three numbers, found %s".formatted(path(name), value));
        }
        return new double[] {
            value.get(0).doubleValue(), value.get(1).doubleValue(), value.get(2).doubleValue()
        };
    }

    List<String> texts(String name) throws UserFacingException {
        var value = required(name);
        var texts = new ArrayList<String>();
        if (!value.isArray()) throw error("\"%s\" must be a list of texts".formatted(path(name)));
        for (var element : value) {
            if (!element.isTextual())
                throw error("\"%s\" must be a list of texts".formatted(path(name)));
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Empty when the field is absent. */
    List<String> optionalTexts(String name) throws UserFacingException {
        return object.has(name) ? texts(name) : List.of();
    }

    /** An object whose fields are all numbers; empty when it is absent. */
    Map<String, Double> optionalNumbers(String name) throws UserFacingException {
        if (!object.has(name)) return Map.of();
        var fields = object(name);
        var numbers = new LinkedHashMap<String, Double>();
        for (var names = fields.object.fieldNames(); names.hasNext(); ) {
            String key = names.next();
            numbers.put(key, fields.number(key));
        }
        return numbers;
    }

    /** A list of objects. */
    List<CardFields> objects(String name) throws UserFacingException {
        var value = required(name);
        if (!value.isArray()) throw error("\"%s\" must be a list".formatted(path(name)));
        var objects = new ArrayList<CardFields>();
        for (int i = 0; i < value.size(); i++) {
            objects.add(new CardFields(file, path(name) + "[" + i + "]", value.get(i)));
        }
        return objects;
    }

    /** Empty when the field is absent. */
    List<CardFields> optionalObjects(String name) throws UserFacingException {
        return object.has(name) ? objects(name) : List.of();
    }

    Optional<CardFields> optionalObject(String name) throws UserFacingException {
        return object.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    CardFields object(String name) throws UserFacingException {
        return new CardFields(file, path(name), required(name));
    }

    /** One of an enum's words, the first of them when the field is absent. */
    <E> E optionalWord(String name, E[] values, Function<E, String> id) throws UserFacingException {
        return object.has(name) ? word(name, values, id) : values[0];
    }

    /** One of an enum's words. */
    <E> E word(String name, E[] values, Function<E, String> id) throws UserFacingException {
        String word = text(name);
        for (E value : values) {
            if (id.apply(value).equals(word)) return value;
        }
        String known = Stream.of(values).map(id).collect(Collectors.joining(", "));
        throw error("\"%s\" is \"%s\", but must be one of %s".formatted(path(name), word, known));
    }

    /** A typo in a field's name must not be ignored. */
    void refuseUnread() throws UserFacingException {
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name))
                throw error("\"%s\" is not a field of a model card".formatted(path(name)));
        }
    }

    UserFacingException error(String what) {
        return new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "%s: %s.".formatted(file, what),
                "Correct the card; docs/model-cards.md describes every field.");
    }

    private JsonNode required(String name) throws UserFacingException {
        read.add(name);
        var value = object.get(name);
        if (value == null) throw error("\"" + path(name) + "\" is missing");
        return value;
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}
