package fathom.cli;

import fathom.export.AtomicFiles;
import fathom.export.Sidecar;
import fathom.export.depth.DepthFormat;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.SideOutput;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every file that an estimate will write, settled before any work begins. */
final class EstimatePlan {
    private final Map<Path, List<Step>> stepsOfImage = new LinkedHashMap<>();
    private final List<Path> kept = new ArrayList<>();
    private final Map<Path, Path> imageOfTarget = new HashMap<>();
    private final Wanted wanted;

    /** What happens to files that exist already. */
    enum Existing {
        REFUSE,
        KEEP,
        REPLACE
    }

    /**
     * What the user asks for.
     *
     * @param outputs what is written beside depth, by the network's id
     */
    record Wanted(
            List<ModelCard> cards,
            Set<DepthFormat> formats,
            Map<String, Set<SideOutput>> outputs,
            boolean sidecar,
            Path out,
            Existing existing) {}

    /**
     * One image through one network.
     *
     * @param targets the files of depth
     * @param outputs the files of what the network states beside depth
     */
    record Step(
            Path image,
            ModelCard card,
            Map<DepthFormat, Path> targets,
            Map<SideOutput, Map<DepthFormat, Path>> outputs) {}

    private EstimatePlan(Wanted wanted) {
        this.wanted = wanted;
    }

    /**
     * @throws UserFacingException when two images would be written under one name, or when a file
     *     exists that may not be replaced
     */
    static EstimatePlan of(List<InputImages.Input> inputs, Wanted wanted)
            throws UserFacingException {
        var plan = new EstimatePlan(wanted);
        var names = OutputNames.imageNames(inputs);
        for (var input : inputs) {
            for (var card : wanted.cards) plan.add(input, names.apply(input), card);
        }
        return plan;
    }

    /** In the order of the networks. */
    List<Step> stepsOf(Path image) {
        return stepsOfImage.getOrDefault(image, List.of());
    }

    Step stepOf(Path image, ModelCard card) {
        return stepsOf(image).stream()
                .filter(step -> step.card.id().equals(card.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The images that have something left to do. */
    List<Path> images() {
        return List.copyOf(stepsOfImage.keySet());
    }

    /** Files that exist already and stay as they are. */
    List<Path> kept() {
        return kept;
    }

    private void add(InputImages.Input input, String name, ModelCard card)
            throws UserFacingException {
        Path image = input.file();
        Path folder = wanted.out.resolve(input.folder());
        var targets =
                targets(image, format -> folder.resolve(OutputNames.depth(name, card, format)));
        var outputs = new EnumMap<SideOutput, Map<DepthFormat, Path>>(SideOutput.class);
        for (var output : wanted.outputs.getOrDefault(card.id(), Set.of())) {
            var files =
                    targets(
                            image,
                            format -> folder.resolve(OutputNames.side(name, card, output, format)));
            if (!files.isEmpty()) outputs.put(output, files);
        }
        if (targets.isEmpty() && outputs.isEmpty()) return;
        stepsOfImage
                .computeIfAbsent(image, _ -> new ArrayList<>())
                .add(new Step(image, card, targets, outputs));
    }

    private Map<DepthFormat, Path> targets(Path image, Function<DepthFormat, Path> named)
            throws UserFacingException {
        var targets = new EnumMap<DepthFormat, Path>(DepthFormat.class);
        for (var format : wanted.formats) {
            Path target = named.apply(format);
            boolean sidecarMissing =
                    wanted.sidecar && isToBeWritten(Sidecar.pathBeside(target), image);
            if (isToBeWritten(target, image) || sidecarMissing) targets.put(format, target);
        }
        return targets;
    }

    private boolean isToBeWritten(Path target, Path image) throws UserFacingException {
        Path other = imageOfTarget.putIfAbsent(target, image);
        if (other != null) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "'%s' and '%s' would both be written as '%s'."
                            .formatted(other, image, target.getFileName()),
                    "Run them one after the other with different --out folders.");
        }
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (!exists) return true;
        if (wanted.existing == Existing.KEEP) {
            kept.add(target);
            return false;
        }
        AtomicFiles.requireWritable(target, wanted.existing == Existing.REPLACE);
        return true;
    }
}
