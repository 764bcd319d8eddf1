package fathom.inference.onnx;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation. Values are known by name; an empty name stands for an optional input that is left
 * out. Nodes are told apart by identity.
 */
public final class Node {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int NAME = 3;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;

    private final String operator;
    private final String domain;
    private final String name;
    private final List<String> inputs;
    private final List<String> outputs;
    private final List<Attribute> attributes;
    private final Set<String> outerInputs;
    private final List<Message.Field> unknown;

    public Node(
            String operator,
            String domain,
            String name,
            List<String> inputs,
            List<String> outputs,
            List<Attribute> attributes) {
        this(operator, domain, name, inputs, outputs, attributes, Set.of(), List.of());
    }

    private Node(
            String operator,
            String domain,
            String name,
            List<String> inputs,
            List<String> outputs,
            List<Attribute> attributes,
            Set<String> outerInputs,
            List<Message.Field> unknown) {
        this.operator = operator;
        this.domain = domain;
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.attributes = List.copyOf(attributes);
        this.outerInputs = outerInputs;
        this.unknown = List.copyOf(unknown);
    }

    static Node parse(MemorySegment bytes) throws MalformedGraphException {
        var message = Message.parse(bytes);
        var attributes = new ArrayList<Attribute>();
        for (var attribute : message.bytes(ATTRIBUTE).toList()) {
            attributes.add(Attribute.parse(attribute));
        }
        return new Node(
                message.text(OPERATOR),
                message.text(DOMAIN),
                message.text(NAME),
                message.texts(INPUT),
                message.texts(OUTPUT),
                attributes,
                outerInputs(attributes),
                message.fields().stream().filter(field -> field.number() > DOMAIN).toList());
    }

    /** Branches and loops read values of the graph around them. */
    private static Set<String> outerInputs(List<Attribute> attributes)
            throws MalformedGraphException {
        var read = new HashSet<String>();
        for (var attribute : attributes) {
            for (var graph : attribute.graphs()) {
                var inside = Message.parse(graph);
                for (var bytes : inside.bytes(Graph.NODE).toList()) {
                    var node = parse(bytes);
                    read.addAll(node.inputs);
                    read.addAll(node.outerInputs);
                }
                for (var output : inside.bytes(Graph.OUTPUT).toList()) {
                    read.add(Message.parse(output).text(Graph.VALUE_NAME));
                }
            }
        }
        return Set.copyOf(read);
    }

    Message message() {
        var message = new Message();
        inputs.forEach(input -> message.add(INPUT, input));
        outputs.forEach(output -> message.add(OUTPUT, output));
        message.add(NAME, name).add(OPERATOR, operator);
        attributes.forEach(attribute -> message.add(ATTRIBUTE, attribute.message()));
        if (!domain.isEmpty()) message.add(DOMAIN, domain);
        unknown.forEach(message::add);
        return message;
    }

    /** Whether this is the operator of the standard set. */
    public boolean is(String standardOperator) {
        return operator.equals(standardOperator) && (domain.isEmpty() || domain.equals("ai.onnx"));
    }

    public String operator() {
        return operator;
    }

    public String domain() {
        return domain;
    }

    public String name() {
        return name;
    }

    public List<String> inputs() {
        return inputs;
    }

    /** Empty when the input is left out. */
    public String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    /** What graphs inside this node read besides their own values. */
    Set<String> outerInputs() {
        return outerInputs;
    }

    public List<String> outputs() {
        return outputs;
    }

    public String output() {
        return outputs.getFirst();
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public Optional<Attribute> attribute(String wanted) {
        return attributes.stream().filter(a -> a.name().equals(wanted)).findFirst();
    }

    public long integer(String attribute, long otherwise) {
        return attribute(attribute).map(Attribute::integer).orElse(otherwise);
    }

    public String text(String attribute, String otherwise) {
        return attribute(attribute).map(Attribute::text).orElse(otherwise);
    }

    public Node withInput(int index, String value) {
        var changed = new ArrayList<>(inputs);
        changed.set(index, value);
        return new Node(operator, domain, name, changed, outputs, attributes, outerInputs, unknown);
    }

    public Node withOutput(String value) {
        return new Node(
                operator, domain, name, inputs, List.of(value), attributes, outerInputs, unknown);
    }

    @Override
    public String toString() {
        return "%s(%s) -> %s"
                .formatted(operator, String.join(", ", inputs), String.join(", ", outputs));
    }
}
