package fathom.store;

import java.util.List;

/** Cards of networks that a hub on this machine publishes. */
public final class TestCard {
    public static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

    private TestCard() {}

    /** A card of the repository owner/name; the files as {@link #file} writes them. */
    public static String json(String id, String... files) {
        return """
               {
                 "id": "%s", "name": "%s", "family": "test", "summary": "A test.",
                 "download": { "variants": [ { "precision": "fp32", "hub": "owner/name",
                   "revision": "%s", "files": [ %s ] } ] },
                 "input": {
                   "size": { "rule": "exact", "width": 64, "height": 48, "multipleOf": 1 },
                   "resampling": "cv-linear", "rescale": 0.00392156862745098,
                   "mean": [0, 0, 0], "std": [1, 1, 1], "padding": "none" },
                 "output": { "kind": "relative-disparity", "nonNegative": false,
                   "resampling": "cv-linear" },
                 "licence": { "name": "MIT", "commercialUse": "yes" },
                 "notes": []
               }
               """
                .formatted(id, id, REVISION, String.join(", ", List.of(files)));
    }

    /** Empty texts are left out. */
    public static String file(String path, String bytes, String sha256) {
        var fields = new StringBuilder("{ \"path\": \"" + path + "\"");
        if (!bytes.isEmpty()) fields.append(", \"bytes\": ").append(bytes);
        if (!sha256.isEmpty()) fields.append(", \"sha256\": \"").append(sha256).append('"');
        return fields.append(" }").toString();
    }
}
