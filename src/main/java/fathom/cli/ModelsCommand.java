package fathom.cli;

import fathom.inference.GraphChoice;
import fathom.inference.tuning.TunedGraphs;
import fathom.inference.tuning.TuningReport;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code fathom models}: what can be run, and where it lies. */
@Command(
        name = "models",
        header = "List the models and say what each is.",
        description = {
            "",
            "Without a further word it lists them: those that are installed first. Licences are"
                    + " those of the weights; see whether yours allows what you do before you fetch"
                    + " one.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models",
            "  fathom models info starter",
            "  fathom models pull depth-anything-v2-small",
            "  fathom models list --json"
        })
final class ModelsCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    ModelsCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", header = "List the models that can be run.")
    int list() {
        var models = context.models();
        models.problems().forEach(problem -> console.warn(problem.problem()));
        var cards =
                models.cards().stream()
                        .filter(card -> card.isMainVariant() || card.isInstalled())
                        .sorted(Comparator.comparing(card -> !card.isInstalled()))
                        .toList();
        new ModelTable(cards, context.speeds()).lines().forEach(console::line);
        console.line("");
        console.line(
                "Your models folder holds %s: %s"
                        .formatted(Sizes.text(context.store().bytes()), context.store().folder()));
        console.result(cards.stream().map(this::facts).toList());
        return ExitCode.OK;
    }

    private Map<String, Object> facts(ModelCard card) {
        var facts = ModelFacts.brief(card);
        facts.put("speeds", context.speeds().of(card.id()));
        return facts;
    }

    @Command(
            name = "info",
            header = "Say what a model is, how it is run, and whether its file is intact.")
    int info(
            @Parameters(paramLabel = "ID", description = "The model, as 'fathom models' lists it.")
                    String id)
            throws UserFacingException {
        ModelCard card = context.models().find(id);
        var details =
                new ModelDetails(card, variants(card), Verification.verify(card, JobMonitor.NONE));
        details.lines().forEach(console::line);
        var facts = new LinkedHashMap<>(details.json());
        for (var choice : List.of(GraphChoice.TUNED, GraphChoice.FAST)) {
            var report = tuning(card, choice);
            if (report.isEmpty()) continue;
            boolean fast = choice == GraphChoice.FAST;
            console.line(
                    fast
                            ? "Fast       " + TuningWords.fastLine(report.get())
                            : "Tuned      " + TuningWords.line(report.get()));
            facts.put(fast ? "fast" : "tuned", TuningWords.facts(report.get()));
        }
        var speeds = context.speeds().of(card.id());
        speeds.forEach(speed -> console.line("Speed      " + ModelFacts.speed(speed) + ", here"));
        facts.put("speeds", speeds);
        console.result(facts);
        return ExitCode.OK;
    }

    private Optional<TuningReport> tuning(ModelCard card, GraphChoice choice) {
        if (!card.isInstalled()) return Optional.empty();
        return context.tunedGraphs()
                .find(card, choice, JobMonitor.NONE)
                .map(TunedGraphs.Entry::report);
    }

    private List<ModelCard> variants(ModelCard card) {
        return context.models().cards().stream()
                .filter(other -> other.baseId().equals(card.baseId()))
                .toList();
    }

    @Command(name = "path", header = "Print the folder for models of your own.")
    int path() {
        Path own = context.modelFolders().getLast();
        console.line(own.toString());
        console.result(
                Map.of(
                        "path",
                        own.toString(),
                        "searched",
                        context.modelFolders().stream().map(Path::toString).toList()));
        return ExitCode.OK;
    }
}
