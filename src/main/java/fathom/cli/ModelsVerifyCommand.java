package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.Verification;
import fathom.store.Verification.State;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code fathom models verify}: are the files still what they were? */
@Command(
        name = "verify",
        header = "Compare installed models with their SHA-256.",
        description = {
            "",
            "Without an ID all installed models are read. Ends with 4 when a file is damaged or"
                    + " missing.",
            ""
        })
final class ModelsVerifyCommand implements Callable<Integer> {
    private static final int FAILED = 4;

    private final CliContext context;
    private final Console console;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The model, as 'fathom models' lists it.")
    private @Nullable String id;

    ModelsVerifyCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        List<ModelCard> cards =
                id == null ? context.models().installed() : List.of(context.models().find(id));
        return InterruptibleWork.run(console, monitor -> verify(cards, monitor));
    }

    private int verify(List<ModelCard> cards, JobMonitor monitor) throws UserFacingException {
        boolean failed = false;
        var results = new ArrayList<Map<String, Object>>();
        for (var card : cards) {
            var report = Verification.verify(card, monitor);
            State state = report.state();
            failed |= state == State.DAMAGED || state == State.MISSING;
            console.line("%-10s  %s".formatted(state.id(), card.id()));
            for (var file : report.files()) {
                if (file.state() == State.DAMAGED || file.state() == State.MISSING) {
                    console.warn(
                            "%s of %s is %s. %s"
                                    .formatted(
                                            file.name(),
                                            card.id(),
                                            file.state().id(),
                                            remedy(card)));
                }
            }
            results.add(facts(report));
        }
        console.result(results);
        return failed ? FAILED : ExitCode.OK;
    }

    private static String remedy(ModelCard card) {
        return card.files().arePublished()
                ? "Fetch it: fathom models pull %s.".formatted(card.pullWords())
                : "Add the file again.";
    }

    private static Map<String, Object> facts(Verification.Report report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", report.card().id());
        facts.put("state", report.state().id());
        var files = new ArrayList<Map<String, Object>>();
        for (var file : report.files()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", file.name());
            entry.put("state", file.state().id());
            entry.put("sha256", file.found().orElse(null));
            entry.put("wanted", file.wanted().orElse(null));
            files.add(entry);
        }
        facts.put("files", files);
        return facts;
    }
}
