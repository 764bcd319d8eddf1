package fathom.export.depth;

import fathom.depth.DepthKind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a depth file says in words about its numbers, as keywords and as lines "keyword: text". */
final class DepthFacts {
    static final String KIND = "depth-kind";
    static final String UNIT = "depth-unit";
    private static final Pattern KIND_LINE = Pattern.compile("(?m)^" + KIND + ": ?([a-z-]+)\\s*$");

    private DepthFacts() {}

    static Map<String, String> keywords(DepthExport export) {
        var texts = new LinkedHashMap<String, String>();
        DepthKind kind = export.map().kind();
        texts.put(KIND, kind.id());
        texts.put(UNIT, kind.unit().isEmpty() ? "none" : kind.unit());
        texts.putAll(export.provenance());
        return texts;
    }

    static String lines(DepthExport export) {
        return keywords(export).entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** The kind that such lines state. */
    static Optional<DepthKind> kindIn(String lines) {
        var line = KIND_LINE.matcher(lines);
        return line.find() ? DepthKind.fromId(line.group(1)) : Optional.empty();
    }
}
