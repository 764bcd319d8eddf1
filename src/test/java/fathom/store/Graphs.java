package fathom.store;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The graphs that make_graphs.py wrote. */
public final class Graphs {
    private Graphs() {}

    public static Path file(String name) {
        var resource = Graphs.class.getResource("/fathom/store/graphs/" + name);
        if (resource == null) throw new IllegalArgumentException("No graph " + name);
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
