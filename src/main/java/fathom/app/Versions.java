package fathom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions that the build wrote down. */
final class Versions {
    private Versions() {}

    /** Name to version. */
    static Map<String, String> all() {
        var built = built();
        var versions = new LinkedHashMap<String, String>();
        versions.put("Fathom", built.getProperty("fathom"));
        versions.put("ONNX Runtime", built.getProperty("onnxruntime"));
        versions.put("Java", Runtime.version().toString());
        versions.put("JavaFX", built.getProperty("javafx"));
        return versions;
    }

    private static Properties built() {
        try (var file = Versions.class.getResourceAsStream("version.properties")) {
            if (file == null) throw new IllegalStateException("Fathom lacks version.properties");
            var properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
