package fathom.inference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a graph declares about itself.
 *
 * @param metadata what its maker wrote into it: producer, description and entries of its own
 */
public record GraphFacts(List<Port> inputs, List<Port> outputs, Map<String, String> metadata) {
    public GraphFacts {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
    }

    /**
     * A tensor that enters or leaves.
     *
     * @param type its element type as numpy spells it, such as {@code float32}
     */
    public record Port(String name, String type, List<Axis> axes) {
        public Port {
            axes = List.copyOf(axes);
        }

        /** For people: {@code 'image' float32 1×3×height×width}. */
        @Override
        public String toString() {
            String shape = axes.stream().map(Axis::toString).collect(Collectors.joining("×"));
            return "'%s' %s %s".formatted(name, type, shape.isEmpty() ? "scalar" : shape);
        }
    }

    /**
     * @param extent the only length that the graph takes, or -1 when it is free
     * @param name a free axis's name; may be empty
     */
    public record Axis(long extent, String name) {
        public boolean isFree() {
            return extent < 0;
        }

        public boolean admits(long length) {
            return isFree() || extent == length;
        }

        @Override
        public String toString() {
            if (!isFree()) return Long.toString(extent);
            return name.isEmpty() ? "?" : name;
        }
    }
}
