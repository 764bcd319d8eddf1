package fathom.cli;

import fathom.inference.OnnxContents;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.SideOutput;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which outputs beside depth are written. */
final class SideOutputOptions {
    private static final String ALL = "all";

    @Option(
            names = "--outputs",
            paramLabel = "OUTPUT",
            split = ",",
            completionCandidates = Words.SideOutputs.class,
            description =
                    "Also write what a model states beside depth, in the formats of --format:"
                            + " ${COMPLETION-CANDIDATES}, with commas between them. 'all' is"
                            + " whatever each model has. Named IMAGE.MODEL.OUTPUT.FORMAT.EXT."
                            + " Normals have x right, y up, z towards the camera; in PNG they are"
                            + " (component + 1) / 2.")
    private List<String> words = new ArrayList<>();

    boolean isGiven() {
        return !words.isEmpty();
    }

    /** Whether an output that was named must be there. */
    boolean isNamed(SideOutput output) {
        return words.stream().anyMatch(word -> lower(word).equals(output.id()));
    }

    /**
     * Fails when a word is none, or when a model lacks an output that was named.
     *
     * @return what is to be written of each model, by its id
     */
    Map<String, Set<SideOutput>> of(List<ModelCard> cards) throws UserFacingException {
        var wanted = EnumSet.noneOf(SideOutput.class);
        for (String word : words) {
            if (lower(word).equals(ALL)) wanted.addAll(EnumSet.allOf(SideOutput.class));
            else wanted.add(named(word));
        }
        var outputs = new HashMap<String, Set<SideOutput>>();
        for (var card : cards) {
            for (var output : wanted) {
                if (isNamed(output)) requireOutput(card, output);
            }
            outputs.put(card.id(), wanted.isEmpty() ? Set.of() : given(card, wanted));
        }
        return outputs;
    }

    /** What the graph gives of it: a card may serve several exports of a network. */
    private Set<SideOutput> given(ModelCard card, Set<SideOutput> wanted)
            throws UserFacingException {
        var given = inGraph(card);
        for (var output : wanted) {
            if (isNamed(output) && !given.contains(output)) throw notGiven(card, output);
        }
        given.retainAll(wanted);
        return given;
    }

    private static Set<SideOutput> inGraph(ModelCard card) {
        try {
            return SideOutput.of(card, OnnxContents.read(card.onnxFile()));
        } catch (UserFacingException toldWhenTheModelIsLoaded) {
            return SideOutput.of(card);
        }
    }

    static UserFacingException notGiven(ModelCard card, SideOutput output) {
        return new UserFacingException(
                Fault.MODEL_FAILED,
                "The graph of the model '%s' gives no %s, which its card names."
                        .formatted(card.id(), output.id()),
                "Leave it out of --outputs, or give --outputs all for what there is.");
    }

    private static SideOutput named(String word) throws UserFacingException {
        return SideOutput.fromId(lower(word))
                .orElseThrow(
                        () ->
                                RunOptions.usage(
                                        "--outputs: there is no '%s'.".formatted(word),
                                        "Give "
                                                + String.join(", ", new Words.SideOutputs())
                                                + ", with commas between them."));
    }

    private static void requireOutput(ModelCard card, SideOutput output)
            throws UserFacingException {
        var stated = SideOutput.of(card);
        if (stated.contains(output)) return;
        throw RunOptions.usage(
                "The model '%s' states no %s, only %s."
                        .formatted(
                                card.id(),
                                output.id(),
                                stated.isEmpty() ? "depth" : "depth and " + words(stated)),
                "Leave it out of --outputs, or give --outputs all for what each model has;"
                        + " 'fathom models info ID' says what that is.");
    }

    static String words(Set<SideOutput> outputs) {
        return outputs.stream().map(SideOutput::id).collect(Collectors.joining(", "));
    }

    private static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
