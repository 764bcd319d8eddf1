package fathom.store;

import fathom.depth.DepthKind;
import fathom.image.Photo;
import fathom.inference.GraphFacts;
import fathom.inference.GraphFiles;
import fathom.inference.GraphInspector;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Sha256;
import fathom.preprocess.InputRecipe;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out what a file is that the user brings, and tries it; {@link StoreCopy} takes it in. */
public final class ModelImport {
    private static final double ASPECT_TOLERANCE = 0.2;
    private static final int SMALLEST_SIDE = 4;
    private static final String UNKNOWN_LICENCE = "not stated";
    private static final String RECIPE_OF = " with the recipe of ";

    private final GraphInspector inspector;
    private final Trial trial;

    public ModelImport(GraphInspector inspector, Trial trial) {
        this.inspector = inspector;
        this.trial = trial;
    }

    /**
     * Reads what a file is, without running it.
     *
     * @param cards to find out what it resembles
     * @throws UserFacingException a {@link Fault#BAD_INPUT} when it is no depth network
     */
    public Proposal propose(Path file, List<ModelCard> cards, JobMonitor monitor)
            throws UserFacingException {
        monitor.report(0, 0, "Reading " + file.getFileName());
        var files = GraphFiles.of(file);
        var facts = inspector.inspect(files.graph());
        try {
            String sha256 = Sha256.of(files.graph(), monitor);
            var known =
                    cards.stream()
                            .filter(card -> card.files().arePublished())
                            .filter(card -> card.sha256().filter(sha256::equals).isPresent())
                            .findFirst();
            var fit = new GraphFit(facts);
            var candidates = new NearestFamily(files, facts, fit, files.bytes()).among(cards);
            if (!fit.isDepth() && candidates.isEmpty()) throw noDepthNetwork(files, facts);
            if (candidates.isEmpty() && facts.inputs().size() > 1) {
                throw wantsMore(files, facts);
            }
            return new Proposal(
                    files,
                    facts,
                    sha256,
                    known,
                    candidates.stream().map(NearestFamily.Candidate::card).toList());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserFacingException noDepthNetwork(GraphFiles files, GraphFacts facts) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' is no depth network: it takes %s and gives %s."
                        .formatted(
                                files.graph().getFileName(),
                                ports(facts.inputs()),
                                ports(facts.outputs())),
                "Wanted is a graph that takes one RGB image in floats, channels first"
                        + " (1×3×height×width), and gives one value for each pixel.");
    }

    private static UserFacingException wantsMore(GraphFiles files, GraphFacts facts) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' wants more than a picture: it takes %s."
                        .formatted(files.graph().getFileName(), ports(facts.inputs())),
                "Export the network with the image as its only input, or write a card that gives"
                        + " the others' values (docs/model-cards.md, \"constants\").");
    }

    private static String ports(List<GraphFacts.Port> ports) {
        String text =
                ports.stream()
                        .limit(4)
                        .map(GraphFacts.Port::toString)
                        .collect(Collectors.joining(", "));
        return ports.isEmpty() ? "nothing" : ports.size() > 4 ? text + ", ..." : text;
    }

    /**
     * A card that runs the file where it lies as another card says.
     *
     * @param like any card; its recipe is adapted to the graph
     * @param kind what the numbers mean, where the user knows better
     * @throws UserFacingException a {@link Fault#BAD_INPUT} when the graph cannot be run like that
     */
    public ModelCard draft(Proposal proposal, ModelCard like, Optional<DepthKind> kind)
            throws UserFacingException {
        var facts = proposal.facts();
        var adapted = new GraphFit(facts).adapt(like);
        if (adapted.isEmpty()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be run like %s: it takes %s and gives %s."
                            .formatted(
                                    proposal.file().getFileName(),
                                    like.id(),
                                    ports(facts.inputs()),
                                    ports(facts.outputs())),
                    proposal.likes().isEmpty()
                            ? "Export the network with the image as its only input and the depth"
                                    + " alone."
                            : "It resembles %s.".formatted(proposal.likes().getFirst().id()));
        }
        var recipe = adapted.get();
        var rule = kind.map(wanted -> withKind(recipe.output(), wanted)).orElse(recipe.output());
        String stem = FreeId.stem(proposal.file());
        return new ModelCard(
                recipe.id(),
                recipe.baseId(),
                stem,
                recipe.family(),
                "Your own file, run like %s.".formatted(like.name()),
                new ModelFiles(
                        proposal.files().folder(),
                        Precision.UNKNOWN,
                        List.of(
                                ModelFile.local(
                                        String.valueOf(proposal.file().getFileName()),
                                        Optional.empty()))),
                recipe.tensors(),
                recipe.input(),
                rule,
                recipe.alternatives(),
                new ModelCard.Licence(UNKNOWN_LICENCE, "unclear"),
                new PublishedFacts(
                        like.facts().reference(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(note(proposal.file(), like))));
    }

    private static String note(Path file, ModelCard like) {
        return "Added from " + file.getFileName() + RECIPE_OF + like.id() + ".";
    }

    /** The id of the network whose recipe a card was added with, where it says so. */
    public static Optional<String> recipeOf(ModelCard added) {
        return added.facts().notes().stream()
                .filter(note -> note.contains(RECIPE_OF) && note.endsWith("."))
                .map(
                        note ->
                                note.substring(
                                        note.lastIndexOf(RECIPE_OF) + RECIPE_OF.length(),
                                        note.length() - 1))
                .findFirst();
    }

    /** The same numbers under another meaning; only metres are scaled by a focal length. */
    private static DepthRule withKind(DepthRule rule, DepthKind kind) {
        if (kind == rule.kind()) return rule;
        return DepthRule.map(kind, rule.nonNegative(), rule.resampling());
    }

    /** The picture that drafts are run on when there is no other. */
    public Photo probe() {
        return ProbePhoto.draw();
    }

    /**
     * The known networks as which the file runs, the most alike first, of those that prepare
     * photographs alike only one. Graphs of one fixed size that do not say so fail as others.
     *
     * @param most how many are looked for
     */
    public List<ModelCard> thatRun(Proposal proposal, int most, JobMonitor monitor) {
        var tried = new HashSet<InputRecipe>();
        return proposal.likes().stream()
                .filter(like -> tried.add(like.input()) && runsLike(proposal, like, monitor))
                .limit(most)
                .toList();
    }

    private boolean runsLike(Proposal proposal, ModelCard like, JobMonitor monitor) {
        try {
            check(draft(proposal, like, Optional.empty()), monitor);
            return true;
        } catch (UserFacingException no) {
            return false;
        }
    }

    /** Runs a draft once on a drawn picture; refuses one that gives no map of it. */
    public void check(ModelCard draft, JobMonitor monitor) throws UserFacingException {
        monitor.report(0, 0, "Running " + draft.name() + " once");
        FloatGrid depth;
        try {
            depth = trial.run(ProbePhoto.draw(), draft, monitor);
        } catch (UserFacingException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' does not run with this recipe: %s"
                            .formatted(draft.onnxFile().getFileName(), e.problem()),
                    "Choose another network to copy from with --like; 'fathom models' lists them.",
                    e);
        }
        double aspect = (double) depth.width() / depth.height();
        double wanted = (double) ProbePhoto.WIDTH / ProbePhoto.HEIGHT;
        var size = draft.input().size();
        double squashed = (double) size.width() / size.height();
        boolean alike = isNear(aspect, wanted) || isNear(aspect, squashed);
        String flaw = flaw(depth);
        if (alike && Math.min(depth.width(), depth.height()) >= SMALLEST_SIDE && flaw.isEmpty()) {
            return;
        }
        throw new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' is no depth network: for a picture it gives %d×%d values%s."
                        .formatted(
                                draft.onnxFile().getFileName(),
                                depth.width(),
                                depth.height(),
                                flaw),
                "Wanted is one value for each pixel of the picture.");
    }

    private static boolean isNear(double aspect, double wanted) {
        return Math.abs(aspect / wanted - 1) < ASPECT_TOLERANCE;
    }

    /** What is wrong with the values themselves; empty when nothing is. */
    private static String flaw(FloatGrid grid) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.size(); i++) {
            if (!Float.isFinite(grid.at(i))) continue;
            low = Math.min(low, grid.at(i));
            high = Math.max(high, grid.at(i));
        }
        if (low > high) return ", none of them a number";
        return low == high ? ", all of them the same" : "";
    }

    private static UserFacingException unreadable(Path file, IOException cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' cannot be read: %s.".formatted(file, cause.getMessage()),
                "Check the file and its permissions.",
                cause);
    }
}
