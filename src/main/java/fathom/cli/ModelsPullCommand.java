package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.ModelDownload;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code fathom models pull}: fetches published networks. */
@Command(
        name = "pull",
        header = "Fetch published models.",
        description = {
            "",
            "Fetches each model's files at their pinned revision and checks size and SHA-256 before"
                    + " they get their names. A fetch that was ended goes on where it stopped. What"
                    + " the Hugging Face cache holds already is used. Of several models some are"
                    + " fetched at the same time.",
            "",
            "HF_ENDPOINT replaces the hub's address, HF_TOKEN opens gated repositories, and"
                    + " HTTPS_PROXY and NO_PROXY are respected.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models pull depth-anything-v2-small midas-v2.1-small",
            "  fathom models pull dpt-hybrid --from /media/usb/models",
            "  fathom models pull metric3d-vit-small --unverified"
        })
final class ModelsPullCommand implements Callable<Integer> {
    private static final int MOST_AT_ONCE = 16;

    private final CliContext context;
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "Models, as 'fathom models' lists them.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--unverified",
            description =
                    "Take files whose publisher names no SHA-256; their hash is pinned from then"
                            + " on.")
    private boolean unverified;

    @Option(
            names = "--from",
            paramLabel = "URL|FOLDER",
            description =
                    "A mirror or a folder to look in before the published addresses (default:"
                            + " 'fathom models settings').")
    private @Nullable String from;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "How many models are fetched at the same time (default: 2).")
    private int atOnce = 2;

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
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw RunOptions.usage(
                    "--at-once is %d.".formatted(atOnce),
                    "Give a number from 1 to %d.".formatted(MOST_AT_ONCE));
        }
        var cards = ModelChoice.of(context.models(), ids);
        return InterruptibleWork.run(console, monitor -> pull(cards, monitor));
    }

    private int pull(List<ModelCard> cards, JobMonitor monitor) throws UserFacingException {
        for (var card : cards) {
            console.note(
                    "%s, %s. Licence: %s."
                            .formatted(
                                    card.name(),
                                    ModelFacts.sizeText(card),
                                    ModelFacts.licence(card)));
        }
        var options = new ModelDownload.Options(unverified, Optional.ofNullable(from));
        var pulls = new ParallelPulls(context.modelDownload(), options, console);
        var arrivals = pulls.run(cards, atOnce, monitor);
        console.clearProgress();
        // One model's failure is the command's, as that of every other command.
        if (arrivals.size() == 1) arrivals.getFirst().orThrow();
        var results = new ArrayList<Map<String, Object>>();
        for (var arrival : arrivals) results.add(tell(arrival, monitor));
        console.result(results.size() == 1 ? results.getFirst() : results);
        return arrivals.stream()
                .flatMap(arrival -> arrival.failure().stream())
                .findFirst()
                .map(failure -> ExitCode.of(failure.fault()))
                .orElse(ExitCode.OK);
    }

    private Map<String, Object> tell(ParallelPulls.Arrival arrival, JobMonitor monitor)
            throws UserFacingException {
        var card = arrival.card();
        var result = new LinkedHashMap<String, Object>();
        result.put("id", card.id());
        if (arrival.failure().isPresent()) {
            var failure = arrival.failure().get();
            console.note("%s: %s %s".formatted(card.id(), failure.problem(), failure.remedy()));
            result.put("problem", failure.problem());
            result.put("remedy", failure.remedy());
            return result;
        }
        var outcome = arrival.outcome().orElseThrow();
        if (outcome.sources().isEmpty()) {
            console.line("%s is installed already, and its files are intact.".formatted(card.id()));
        } else {
            console.line("Installed %s in %s.".formatted(card.id(), card.files().folder()));
        }
        if (outcome.pinned()) {
            console.line(
                    "Nobody published its hash: the hash of what arrived is pinned from now on.");
        }
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
                    .of(context.models().find(card.id()), monitor)
                    .ifPresent(report -> result.put("tuned", TuningWords.facts(report)));
        }
        return result;
    }
}
