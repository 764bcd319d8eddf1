package fathom.cli;

import fathom.pipeline.DepthResult;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a file says about where it comes from. */
final class Provenance {
    private Provenance() {}

    /** PNG's own keywords where it has them. */
    static Map<String, String> of(CliContext context, DepthResult result) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("Software", software(context));
        texts.put("Source", result.photo().name());
        texts.put("Model", result.card().id());
        result.card().sha256().ifPresent(hash -> texts.put("Model-SHA256", hash));
        return texts;
    }

    static String software(CliContext context) {
        return "Fathom " + context.software().fathomVersion();
    }
}
