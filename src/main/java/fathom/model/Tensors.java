package fathom.model;

import java.util.List;
import java.util.Map;

/**
 * How a graph names its inputs and outputs. Where several names are given, the graph has one of
 * them; where none is given, the graph has only one.
 *
 * @param image where the photograph enters
 * @param constants what further inputs are fed with: one number each
 * @param depth where depth leaves
 * @param others further outputs that are of use
 */
public record Tensors(
        List<String> image, Map<String, Double> constants, List<String> depth, List<Other> others) {
    /** A graph of one input and one output. */
    public static final Tensors ONLY = new Tensors(List.of(), Map.of(), List.of(), List.of());

    /**
     * An output that is not depth. A graph may lack it.
     *
     * @param names of which the graph may have one
     */
    public record Other(List<String> names, OutputRole role) {
        public Other {
            names = List.copyOf(names);
        }
    }

    public Tensors {
        image = List.copyOf(image);
        constants = Map.copyOf(constants);
        depth = List.copyOf(depth);
        others = List.copyOf(others);
    }

    public Tensors withDepth(String name) {
        return new Tensors(image, constants, List.of(name), others);
    }
}
