package fathom.inference.onnx;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The families' architectures with few and random weights. */
public final class TinyGraphs {
    public static final List<String> NAMES =
            List.of(
                    "tiny-depth-anything-v2-small",
                    "tiny-depth-anything-v2-metric-small",
                    "tiny-dpt-hybrid",
                    "tiny-dpt-large",
                    "tiny-glpn",
                    "tiny-metric3d-interface-stub",
                    "tiny-midas-small",
                    "tiny-zoedepth-nyu-kitti");

    private TinyGraphs() {}

    public static Path file(String name) {
        return resource("/models/tiny/" + name + ".onnx");
    }

    public static Path resource(String path) {
        try {
            return Path.of(Objects.requireNonNull(TinyGraphs.class.getResource(path)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A side that the graph takes. */
    public static int side(String name) {
        return name.contains("dpt") || name.contains("zoe") ? 384 : name.contains("glpn") ? 64 : 70;
    }

    static List<String> names() {
        return NAMES;
    }
}
