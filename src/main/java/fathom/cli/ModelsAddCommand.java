package fathom.cli;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.ModelImport;
import fathom.store.Proposal;
import fathom.store.StoreCopy;
import fathom.store.WebImport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** {@code fathom models add}: a network of the user's own. */
@Command(
        name = "add",
        header = "Add a depth network of your own.",
        description = {
            "",
            "Takes an ONNX file or its address, with its external weights, into your models folder"
                    + " and writes a card that says how it is run. Without --like the recipe of the"
                    + " network that it resembles most is taken. A published file is recognised by"
                    + " its hash.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models add my-depth.onnx --like depth-anything-v2-small",
            "  fathom models add Downloads/model.onnx --json",
            "  fathom models add https://example.org/depth.onnx --sha256 4f2c..."
        })
final class ModelsAddCommand implements Callable<Integer> {
    private static final int OTHERS_NAMED = 4;

    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "FILE|URL", description = "The ONNX file, or its address.")
    private String source = "";

    @Option(
            names = "--like",
            paramLabel = "ID",
            description = "The model whose recipe it is run with. See: fathom models.")
    private @Nullable String like;

    @Option(
            names = "--sha256",
            paramLabel = "H",
            description = "The file's SHA-256; another file is refused.")
    private @Nullable String sha256;

    @Option(
            names = "--no-tuning",
            description =
                    "Do not tune it for this machine now; 'fathom models tune' does it later.")
    private boolean untuned;

    ModelsAddCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        var wanted = like == null ? Optional.<ModelCard>empty() : Optional.of(find(like));
        return InterruptibleWork.run(
                console,
                monitor ->
                        WebImport.isAddress(source)
                                ? addFromWeb(wanted, monitor)
                                : addFile(wanted, monitor));
    }

    private ModelCard find(String id) throws UserFacingException {
        return context.models().find(id);
    }

    private int addFile(Optional<ModelCard> wanted, JobMonitor monitor) throws UserFacingException {
        var proposal = propose(Path.of(source), monitor);
        if (sha256 != null && !sha256.equalsIgnoreCase(proposal.sha256())) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "'%s' has SHA-256 %s, wanted %s.".formatted(source, proposal.sha256(), sha256),
                    "It is another file, or damaged.");
        }
        return add(proposal, wanted, draft -> draft, monitor);
    }

    private int addFromWeb(Optional<ModelCard> wanted, JobMonitor monitor)
            throws UserFacingException {
        var imports = context.webImport();
        var arrived =
                imports.fetch(
                        source, Optional.ofNullable(sha256), new TransferLine(console), monitor);
        int exitCode =
                add(
                        propose(arrived.graph(), monitor),
                        wanted,
                        draft -> WebImport.withAddress(draft, arrived),
                        monitor);
        imports.discard(arrived);
        return exitCode;
    }

    private Proposal propose(Path file, JobMonitor monitor) throws UserFacingException {
        return context.modelImport().propose(file, context.models().cards(), monitor);
    }

    /**
     * @param addressed adds to the card where its files come from
     */
    private int add(
            Proposal proposal,
            Optional<ModelCard> wanted,
            UnaryOperator<ModelCard> addressed,
            JobMonitor monitor)
            throws UserFacingException {
        var copy = new StoreCopy(context.store());
        var known =
                proposal.known()
                        .filter(
                                card ->
                                        wanted.isEmpty()
                                                || wanted.get().baseId().equals(card.baseId()));
        if (known.isPresent()) {
            report(copy.install(proposal, known.get(), monitor), known.get(), true, monitor);
            return ExitCode.OK;
        }
        var imports = context.modelImport();
        var recipe = wanted.isPresent() ? wanted.get() : nearest(proposal);
        var draft = imports.draft(proposal, recipe, Optional.empty());
        try {
            imports.check(draft, monitor);
        } catch (UserFacingException e) {
            throw wanted.isPresent() ? e : withOthers(e, proposal, monitor);
        }
        var added = copy.add(proposal, addressed.apply(draft), context.models().cards(), monitor);
        report(added, recipe, false, monitor);
        return ExitCode.OK;
    }

    /** The nearest network was a guess: where the graph runs like others, they are named. */
    private UserFacingException withOthers(
            UserFacingException failure, Proposal proposal, JobMonitor monitor) {
        var others = context.modelImport().thatRun(proposal, OTHERS_NAMED, monitor);
        if (others.isEmpty()) return failure;
        String ids = others.stream().map(ModelCard::id).collect(Collectors.joining(", "));
        return new UserFacingException(
                failure.fault(),
                failure.problem(),
                "It runs like %s: name what it is with --like.".formatted(ids),
                failure);
    }

    /** What the store keeps is not renamed: another network's recipe may be the same. */
    private static String heldLike(ModelCard held, ModelCard asked) {
        return ModelImport.recipeOf(held).orElse(asked.id());
    }

    private ModelCard nearest(Proposal proposal) throws UserFacingException {
        if (!proposal.likes().isEmpty()) return proposal.likes().getFirst();
        throw RunOptions.usage(
                "'%s' resembles no model that Fathom knows.".formatted(source),
                "Name one whose recipe it is run with: --like ID.");
    }

    private void report(
            StoreCopy.Added added, ModelCard recipe, boolean recognised, JobMonitor monitor)
            throws UserFacingException {
        var card = added.card();
        String like = added.wasThere() ? heldLike(card, recipe) : recipe.id();
        console.clearProgress();
        if (recognised) {
            console.line("%s is %s: %s.".formatted(source, card.name(), card.id()));
        } else if (added.wasThere()) {
            console.line(
                    "%s was added before: %s, run like %s.".formatted(source, card.id(), like));
            if (!like.equals(recipe.id())) {
                console.line("%s runs it the same way.".formatted(recipe.id()));
            }
        } else {
            console.line(
                    "Added %s, run like %s (%s)."
                            .formatted(card.id(), recipe.id(), card.output().kind().label()));
        }
        console.line("Licence: " + ModelFacts.licence(card) + ".");
        console.line("Try it: fathom estimate IMAGE --model %s --out DIR".formatted(card.id()));
        var result = new LinkedHashMap<String, Object>();
        result.put("id", card.id());
        result.put("name", card.name());
        result.put("like", like);
        result.put("kind", card.output().kind().id());
        result.put("licence", card.licence());
        result.put("file", card.onnxFile().toString());
        result.put("sha256", card.sha256().orElse(null));
        result.put("recognised", recognised);
        result.put("wasThere", added.wasThere());
        if (!untuned) {
            new FirstTuning(context, console)
                    .of(card, monitor)
                    .ifPresent(report -> result.put("tuned", TuningWords.facts(report)));
        }
        console.result(result);
    }
}
