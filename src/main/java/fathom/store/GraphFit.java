package fathom.store;

import fathom.inference.GraphFacts;
import fathom.inference.GraphFacts.Axis;
import fathom.inference.GraphFacts.Port;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.Tensors;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.SizeRule;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a graph's inputs and outputs are those of a depth network: one image of three channels
 * in, one value for each of its pixels out.
 */
final class GraphFit {
    private static final int COLOURS = 3;
    private static final int COORDINATES = 3;
    private static final int MOST_AXES = 5;
    private static final Set<String> NUMBERS =
            Set.of("float32", "float16", "bfloat16", "float64", "int64", "int32", "int16", "uint8");

    private final GraphFacts facts;

    GraphFit(GraphFacts facts) {
        this.facts = facts;
    }

    /** The only image input, or the one of these names. */
    Optional<Port> image(List<String> names) {
        var images = facts.inputs().stream().filter(GraphFit::isImage).toList();
        return named(images, names).or(() -> only(images));
    }

    /** The only map output, or the one of these names, or the one that is called depth. */
    private Optional<Port> depth() {
        return depth(facts.outputs().stream().filter(GraphFit::isMap).toList(), List.of());
    }

    /** The same, of outputs that can be what the card's rule reads. */
    private Optional<Port> depth(ModelCard card) {
        boolean points = card.output().form() == DepthRule.Form.AFFINE_POINTS;
        var fitting =
                facts.outputs().stream()
                        .filter(points ? GraphFit::isPoints : GraphFit::isMap)
                        .toList();
        return depth(fitting, card.tensors().depth());
    }

    private static Optional<Port> depth(List<Port> maps, List<String> names) {
        return named(maps, names)
                .or(() -> only(maps))
                .or(() -> only(maps.stream().filter(GraphFit::soundsLikeDepth).toList()));
    }

    /** Whether this is a depth network at all, by what it declares. */
    boolean isDepth() {
        return image(List.of()).isPresent() && depth().isPresent();
    }

    /** Rank 4, or 5 where several pictures may enter together; height and width last. */
    private static boolean isImage(Port port) {
        var axes = port.axes();
        int rank = axes.size();
        if (rank < 4 || rank > MOST_AXES || !port.type().startsWith("float")) return false;
        return axes.subList(0, rank - 3).stream().allMatch(axis -> axis.admits(1))
                && axes.get(rank - 3).admits(COLOURS)
                && !isChannelsLast(axes)
                && axes.get(rank - 2).extent() != 1
                && axes.get(rank - 1).extent() != 1;
    }

    /** No picture is three pixels wide. */
    private static boolean isChannelsLast(List<Axis> axes) {
        return axes.getLast().extent() == COLOURS && axes.get(axes.size() - 3).isFree();
    }

    /** Three coordinates for each pixel, last. */
    private static boolean isPoints(Port port) {
        var axes = port.axes();
        int rank = axes.size();
        if (rank < 3 || rank > MOST_AXES || !NUMBERS.contains(port.type())) return false;
        boolean undeclared = axes.stream().allMatch(Axis::isFree);
        return (undeclared || axes.getLast().extent() == COORDINATES)
                && axes.subList(0, rank - 3).stream().allMatch(axis -> axis.admits(1));
    }

    private static boolean isMap(Port port) {
        var axes = port.axes();
        int rank = axes.size();
        if (rank < 2 || rank > MOST_AXES || !NUMBERS.contains(port.type())) return false;
        boolean plane =
                axes.subList(0, rank - 2).stream().allMatch(axis -> axis.admits(1))
                        && axes.get(rank - 2).extent() != 1
                        && axes.get(rank - 1).extent() != 1;
        // A batch of class scores has two axes as well.
        boolean scores = rank == 2 && axes.get(0).isFree() != axes.get(1).isFree();
        return plane && !scores;
    }

    private static boolean soundsLikeDepth(Port port) {
        String name = port.name().toLowerCase(Locale.ROOT);
        return name.contains("depth") || name.contains("disp");
    }

    private static Optional<Port> named(List<Port> ports, List<String> names) {
        return names.stream()
                .flatMap(name -> ports.stream().filter(port -> port.name().equals(name)))
                .findFirst();
    }

    private static Optional<Port> only(List<Port> ports) {
        return ports.size() == 1 ? Optional.of(ports.getFirst()) : Optional.empty();
    }

    /**
     * The card's recipe with this graph's names and, where the graph takes one size only, its size.
     * Empty when the graph cannot be run as the card says.
     */
    Optional<ModelCard> adapt(ModelCard card) {
        var image = image(card.tensors().image());
        var depth = depth(card);
        if (image.isEmpty() || depth.isEmpty()) return Optional.empty();
        var constants = new HashMap<>(card.tensors().constants());
        constants.keySet().retainAll(names(facts.inputs()));
        boolean allFed =
                facts.inputs().stream()
                        .allMatch(
                                port ->
                                        port.equals(image.get())
                                                || constants.containsKey(port.name()));
        if (!allFed) return Optional.empty();
        var others =
                card.tensors().others().stream()
                        .filter(
                                other ->
                                        names(facts.outputs()).stream()
                                                .anyMatch(other.names()::contains))
                        .toList();
        var tensors =
                new Tensors(
                        List.of(image.get().name()),
                        constants,
                        List.of(depth.get().name()),
                        others);
        return Optional.of(
                new ModelCard(
                        card.id(),
                        card.baseId(),
                        card.name(),
                        card.family(),
                        card.summary(),
                        card.files(),
                        tensors,
                        sized(card.input(), image.get()),
                        card.output(),
                        card.alternatives(),
                        card.licence(),
                        card.facts()));
    }

    private static List<String> names(List<Port> ports) {
        return ports.stream().map(Port::name).toList();
    }

    private static InputRecipe sized(InputRecipe recipe, Port image) {
        int rank = image.axes().size();
        Axis height = image.axes().get(rank - 2);
        Axis width = image.axes().get(rank - 1);
        if (height.isFree() && width.isFree()) return recipe;
        var size = recipe.size();
        var rule =
                size.rule() == SizeRule.Rule.FIT_INSIDE
                        ? SizeRule.Rule.FIT_INSIDE
                        : SizeRule.Rule.EXACT;
        var fixed =
                new SizeRule(
                        rule,
                        extent(width, size.width()),
                        extent(height, size.height()),
                        rule == SizeRule.Rule.EXACT ? 1 : size.multipleOf());
        return new InputRecipe(
                fixed,
                recipe.resampling(),
                recipe.rescale(),
                recipe.mean(),
                recipe.std(),
                recipe.padding());
    }

    private static int extent(Axis axis, int otherwise) {
        return axis.isFree() ? otherwise : Math.toIntExact(axis.extent());
    }

    /**
     * How well the graph's ports suit a card: what they share counts, what differs counts against.
     */
    int likeness(ModelCard card) {
        int points = 0;
        var image = image(card.tensors().image());
        if (image.isPresent() && card.tensors().image().contains(image.get().name())) points += 3;
        var depth = depth(card);
        if (depth.isPresent() && card.tensors().depth().contains(depth.get().name())) points += 3;
        for (var other : card.tensors().others()) {
            boolean has = names(facts.outputs()).stream().anyMatch(other.names()::contains);
            points += has ? 2 : -4;
        }
        return points + image.map(port -> sizeLikeness(port, card.input().size())).orElse(0);
    }

    private static int sizeLikeness(Port image, SizeRule size) {
        int rank = image.axes().size();
        Axis height = image.axes().get(rank - 2);
        Axis width = image.axes().get(rank - 1);
        boolean fixed = Stream.of(height, width).noneMatch(Axis::isFree);
        boolean exact =
                size.rule() == SizeRule.Rule.EXACT || size.rule() == SizeRule.Rule.FIT_INSIDE;
        if (!fixed) return exact ? -1 : 1;
        boolean same = height.extent() == size.height() && width.extent() == size.width();
        if (same) return exact ? 6 : 3;
        return exact ? -6 : -3;
    }
}
