package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.ModelDownload;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code fathom models pull}: fetches a published network. */
@Command(
        name = "pull",
        header = "Fetch a published model.",
        description = {
            "",
            "Fetches the model's files at their pinned revision and checks size and SHA-256 before"
                    + " they get their names. A fetch that was ended goes on where it stopped. What"
                    + " the Hugging Face cache holds already is used.",
            "",
            "HF_ENDPOINT replaces the hub's address, HF_TOKEN opens gated repositories, and"
                    + " HTTPS_PROXY and NO_PROXY are respected.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models pull depth-anything-v2-small",
            "  fathom models pull dpt-hybrid --from /media/usb/models",
            "  fathom models pull metric3d-vit-small --unverified"
        })
final class ModelsPullCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "ID", description = "The model, as 'fathom models' lists it.")
    private String id = "";

    @Option(
            names = "--unverified",
            description =
                    "Take files whose publisher names no SHA-256; their hash is pinned from then"
                            + " on.")
    private boolean unverified;

    @Option(
            names = "--from",
            paramLabel = "URL|FOLDER",
            description = "A mirror or a folder to look in before the published addresses.")
    private @Nullable String from;

    @Option(
            names = "--no-tuning",
            description =
                    "Do not tune it for this machine now; 'fathom models tune' does it later.")
    private boolean untuned;

    ModelsPullCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        ModelCard card = context.models().find(id);
        return InterruptibleWork.run(console, monitor -> pull(card, monitor));
    }

    private int pull(ModelCard card, JobMonitor monitor) throws UserFacingException {
        console.note(
                "%s, %s. %s."
                        .formatted(
                                card.name(), ModelFacts.sizeText(card), ModelFacts.licence(card)));
        var options = new ModelDownload.Options(unverified, Optional.ofNullable(from));
        var outcome =
                context.modelDownload()
                        .pull(card, options, new TransferLine(console)::show, monitor);
        console.clearProgress();
        if (outcome.sources().isEmpty()) {
            console.line("%s is installed already, and its files are intact.".formatted(id));
        } else {
            console.line("Installed %s in %s.".formatted(id, card.files().folder()));
        }
        if (outcome.pinned()) {
            console.line(
                    "Nobody published its hash: the hash of what arrived is pinned from now on.");
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("id", id);
        result.put(
                "files",
                card.files().files().stream()
                        .map(card.files()::pathOf)
                        .map(Object::toString)
                        .toList());
        result.put("sources", outcome.sources());
        result.put("pinned", outcome.pinned());
        result.put("licence", card.licence());
        if (!untuned) {
            new FirstTuning(context, console)
                    .of(context.models().find(id), monitor)
                    .ifPresent(report -> result.put("tuned", TuningWords.facts(report)));
        }
        console.result(result);
        return ExitCode.OK;
    }
}
