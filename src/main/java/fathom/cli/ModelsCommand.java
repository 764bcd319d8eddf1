package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code fathom models}: what can be run, and where it lies. */
@Command(
        name = "models",
        header = "List the models and say what each is.",
        description = {
            "",
            "Without a further word it lists them. A model is a folder with a model.json and an"
                    + " ONNX file; a folder under the path that 'fathom models path' prints is"
                    + " found by its model.json.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models",
            "  fathom models info starter",
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
        new ModelTable(cards).lines().forEach(console::line);
        console.result(cards.stream().map(ModelFacts::brief).toList());
        return ExitCode.OK;
    }

    @Command(
            name = "info",
            header = "Say what a model is, how it is run, and whether its file is intact.")
    int info(
            @Parameters(paramLabel = "ID", description = "The model, as 'fathom models' lists it.")
                    String id)
            throws UserFacingException {
        ModelCard card = context.models().find(id);
        String state = fileState(card);
        new ModelFacts(card).lines(state).forEach(console::line);
        console.result(new ModelFacts(card).full(state));
        return ExitCode.OK;
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

    private String fileState(ModelCard card) {
        if (!Files.isRegularFile(card.onnxFile())) return "missing";
        if (card.sha256().isEmpty()) return "unverified";
        try {
            context.pipeline().verify(card, JobMonitor.NONE);
            return "verified";
        } catch (UserFacingException _) {
            return "damaged";
        }
    }
}
