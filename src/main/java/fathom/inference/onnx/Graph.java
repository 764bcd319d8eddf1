package fathom.inference.onnx;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The nodes and constants of a model, to be searched and changed. Every value has one producer: a
 * node, a constant, or the graph's input. The order of the nodes does not matter until the graph is
 * written.
 */
public final class Graph {
    static final int NODE = 1;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;
    static final int VALUE_NAME = 1;

    private static final WeightSource NO_FILES =
            _ -> {
                throw new MalformedGraphException("a node's constant lies outside the file");
            };

    private final Set<Node> nodes = new LinkedHashSet<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final Map<String, Node> producers = new HashMap<>();
    private final Map<String, List<Node>> consumers = new HashMap<>();
    private final Set<String> pinned = new HashSet<>();
    private final Set<String> inputs = new LinkedHashSet<>();
    private final List<Message.Field> rest = new ArrayList<>();

    private Graph() {}

    static Graph parse(MemorySegment bytes, WeightSource files) throws IOException {
        var graph = new Graph();
        for (var field : Message.parse(bytes).fields()) {
            if (!(field instanceof Message.Field.Bytes(int number, MemorySegment value))) {
                graph.rest.add(field);
                continue;
            }
            switch (number) {
                case NODE -> graph.add(Node.parse(value));
                case INITIALIZER -> graph.add(Tensor.parse(value, files));
                // What the runtime infers anew, and what names values that a rewrite may remove.
                case VALUE_INFO -> {}
                default -> graph.keep(field, number, value);
            }
        }
        // A constant that is an input, too, is a default that a caller may replace.
        graph.inputs.forEach(graph.constants::remove);
        for (var node : graph.nodes()) graph.pinned.addAll(node.outerInputs());
        return graph;
    }

    private void keep(Message.Field field, int number, MemorySegment value)
            throws MalformedGraphException {
        rest.add(field);
        if (number == OUTPUT) pinned.add(Message.parse(value).text(VALUE_NAME));
        if (number == INPUT) inputs.add(Message.parse(value).text(VALUE_NAME));
    }

    Message message(Function<Tensor, Message> weights) {
        var message = new Message();
        for (var node : new ExecutionOrder(this).nodes()) message.add(NODE, node.message());
        for (var constant : constants.values()) message.add(INITIALIZER, weights.apply(constant));
        rest.forEach(message::add);
        return message;
    }

    /** A copy of the list, so that the graph may change while it is walked. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Those of one standard operator. */
    public List<Node> nodes(String standardOperator) {
        return nodes.stream().filter(node -> node.is(standardOperator)).toList();
    }

    public Collection<Tensor> constants() {
        return List.copyOf(constants.values());
    }

    /** Empty for constants of the file and for inputs. */
    public Optional<Node> producer(String value) {
        return Optional.ofNullable(producers.get(value));
    }

    public List<Node> consumers(String value) {
        return List.copyOf(consumers.getOrDefault(value, List.of()));
    }

    /** Whether one node reads the value and nobody else would miss it. */
    public boolean isReadOnce(String value) {
        return isReadBy(1, value);
    }

    /** Whether so many nodes read the value and nobody else would miss it. */
    public boolean isReadBy(int readers, String value) {
        return !pinned.contains(value)
                && consumers.getOrDefault(value, List.of()).size() == readers;
    }

    /** A constant of the file, or one that a Constant node holds. */
    public Optional<Tensor> constant(String value) {
        var stored = constants.get(value);
        if (stored != null) return Optional.of(stored);
        return producer(value).filter(node -> node.is("Constant")).flatMap(Graph::heldTensor);
    }

    private static Optional<Tensor> heldTensor(Node constant) {
        var bytes = constant.attribute("value").flatMap(Attribute::tensor);
        if (bytes.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Tensor.parse(bytes.get(), NO_FILES));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public void add(Node node) throws MalformedGraphException {
        for (var output : node.outputs()) {
            if (output.isEmpty()) continue;
            if (producers.putIfAbsent(output, node) != null || constants.containsKey(output)) {
                throw new MalformedGraphException("the value '%s' is made twice".formatted(output));
            }
        }
        nodes.add(node);
        for (var input : new HashSet<>(node.inputs())) {
            consumers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
        }
    }

    public void add(Tensor constant) throws MalformedGraphException {
        if (producers.containsKey(constant.name())
                || constants.putIfAbsent(constant.name(), constant) != null) {
            throw new MalformedGraphException(
                    "the value '%s' is made twice".formatted(constant.name()));
        }
    }

    public void remove(Node node) {
        if (!nodes.remove(node)) throw new IllegalArgumentException("Not of this graph: " + node);
        node.outputs().forEach(output -> producers.remove(output, node));
        for (var input : new HashSet<>(node.inputs())) {
            consumers.getOrDefault(input, new ArrayList<>()).remove(node);
        }
    }

    public void replace(Node old, Node replacement) throws MalformedGraphException {
        remove(old);
        add(replacement);
    }

    /** A name that nothing in the graph has yet. */
    public String freshName(String stem) {
        String name = stem;
        for (int i = 2; isKnown(name); i++) name = stem + "_" + i;
        return name;
    }

    private boolean isKnown(String name) {
        return producers.containsKey(name)
                || constants.containsKey(name)
                || consumers.containsKey(name)
                || inputs.contains(name)
                || pinned.contains(name);
    }

    /** Drops what nothing reads any more. */
    public void removeUnused() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var node : nodes()) {
                if (node.outputs().stream().noneMatch(this::isRead)) {
                    remove(node);
                    changed = true;
                }
            }
        }
        constants.keySet().removeIf(name -> !isRead(name));
    }

    private boolean isRead(String value) {
        return pinned.contains(value) || !consumers.getOrDefault(value, List.of()).isEmpty();
    }
}
