package fathom.pipeline;

import fathom.inference.OnnxContents;
import fathom.model.ModelCard;
import fathom.model.OutputRole;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What networks state for each pixel beside depth. */
public enum SideOutput {
    NORMALS("normals", OutputRole.Normals.class),
    CONFIDENCE("confidence", OutputRole.Confidence.class),
    SKY("sky", OutputRole.Sky.class),
    MASK("mask", OutputRole.Mask.class);

    private final String id;
    private final Class<? extends OutputRole> role;

    SideOutput(String id, Class<? extends OutputRole> role) {
        this.id = id;
        this.role = role;
    }

    /** The word of the command line and of file names. */
    public String id() {
        return id;
    }

    public static Optional<SideOutput> fromId(String id) {
        return Arrays.stream(values()).filter(output -> output.id.equals(id)).findFirst();
    }

    /** Those of its card that a network's graph has, too. */
    public static Set<SideOutput> of(ModelCard card, OnnxContents graph) {
        var outputs = EnumSet.noneOf(SideOutput.class);
        for (var output : values()) {
            boolean has =
                    card.tensors().others().stream()
                            .filter(other -> output.role.isInstance(other.role()))
                            .flatMap(other -> other.names().stream())
                            .anyMatch(graph.outputs()::contains);
            if (has) outputs.add(output);
        }
        return outputs;
    }

    /** Those that a network has by its card; its graph may lack one. */
    public static Set<SideOutput> of(ModelCard card) {
        var outputs = EnumSet.noneOf(SideOutput.class);
        for (var output : values()) {
            if (output.roles(card).findAny().isPresent()) outputs.add(output);
        }
        return outputs;
    }

    /** From which, or above which, a value means yes; empty where there is no such thing. */
    OptionalDouble threshold(ModelCard card) {
        return roles(card)
                .flatMapToDouble(
                        stated ->
                                switch (stated) {
                                    case OutputRole.Sky sky -> one(sky.threshold());
                                    case OutputRole.Mask mask -> one(mask.threshold());
                                    default -> DoubleStream.empty();
                                })
                .findFirst();
    }

    private static DoubleStream one(double value) {
        return DoubleStream.of(value);
    }

    private Stream<OutputRole> roles(ModelCard card) {
        return card.tensors().others().stream().map(other -> other.role()).filter(role::isInstance);
    }
}
