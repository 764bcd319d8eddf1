package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.Proposal;
import fathom.store.StoreCopy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code fathom models add}: a network of the user's own. */
@Command(
        name = "add",
        header = "Add a depth network that you have as an ONNX file.",
        description = {
            "",
            "Copies the file and its external weights into your models folder and writes a card"
                    + " that says how it is run. Without --like the network that it resembles most"
                    + " is copied. A published file is recognised by its hash.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models add my-depth.onnx --like depth-anything-v2-small",
            "  fathom models add Downloads/model.onnx --json"
        })
final class ModelsAddCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The ONNX file.")
    private Path file = Path.of("");

    @Option(
            names = "--like",
            paramLabel = "ID",
            description = "The model whose recipe it is run with. See: fathom models.")
    private @Nullable String like;

    ModelsAddCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        var wanted = like == null ? Optional.<ModelCard>empty() : Optional.of(find(like));
        return InterruptibleWork.run(console, monitor -> add(wanted, monitor));
    }

    private ModelCard find(String id) throws UserFacingException {
        return context.models().find(id);
    }

    private int add(Optional<ModelCard> wanted, JobMonitor monitor) throws UserFacingException {
        List<ModelCard> cards = context.models().cards();
        var imports = context.modelImport();
        var proposal = imports.propose(file, cards, monitor);
        var copy = new StoreCopy(context.store());
        var known =
                proposal.known()
                        .filter(
                                card ->
                                        wanted.isEmpty()
                                                || wanted.get().baseId().equals(card.baseId()));
        if (known.isPresent()) {
            var added = copy.install(proposal, known.get(), monitor);
            report(added, known.get(), true);
            return ExitCode.OK;
        }
        var recipe = wanted.isPresent() ? wanted.get() : nearest(proposal);
        var draft = imports.draft(proposal, recipe, Optional.empty());
        imports.check(draft, monitor);
        report(copy.add(proposal, draft, cards, monitor), recipe, false);
        return ExitCode.OK;
    }

    private ModelCard nearest(Proposal proposal) throws UserFacingException {
        if (!proposal.likes().isEmpty()) return proposal.likes().getFirst();
        throw RunOptions.usage(
                "'%s' resembles no model that Fathom knows.".formatted(file),
                "Name one whose recipe it is run with: --like ID.");
    }

    private void report(StoreCopy.Added added, ModelCard recipe, boolean recognised) {
        var card = added.card();
        console.clearProgress();
        if (recognised) {
            console.line("%s is %s: %s.".formatted(file.getFileName(), card.name(), card.id()));
        } else if (added.wasThere()) {
            console.line("%s was added before: %s.".formatted(file.getFileName(), card.id()));
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
        result.put("like", recipe.id());
        result.put("kind", card.output().kind().id());
        result.put("licence", card.licence());
        result.put("file", card.onnxFile().toString());
        result.put("sha256", card.sha256().orElse(null));
        result.put("recognised", recognised);
        result.put("wasThere", added.wasThere());
        console.result(result);
    }
}
