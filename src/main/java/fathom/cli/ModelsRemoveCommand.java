package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.Removal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

/** {@code fathom models remove}: gives the disk back. */
@Command(
        name = "remove",
        header = "Remove a model's files from your models folder.",
        description = {
            "",
            "A model that has an address stays in the list: 'fathom models pull' brings its files"
                    + " back. One that you added as a file is gone.",
            ""
        })
final class ModelsRemoveCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(paramLabel = "ID", description = "The model, as 'fathom models' lists it.")
    private String id = "";

    ModelsRemoveCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        ModelCard card = context.models().find(id);
        return InterruptibleWork.run(
                console,
                monitor -> {
                    forgetTuning(card, monitor);
                    long bytes = new Removal(context.store()).remove(card, monitor);
                    console.line("Removed %s, %s.".formatted(id, Sizes.text(bytes)));
                    var result = new LinkedHashMap<String, Object>();
                    result.put("id", id);
                    result.put("bytes", bytes);
                    console.result(result);
                    return ExitCode.OK;
                });
    }

    /** The cache may be deleted at any time: that it cannot be now is no reason to stop. */
    private void forgetTuning(ModelCard card, JobMonitor monitor) {
        try {
            context.tunedGraphs().remove(card, monitor);
        } catch (IOException e) {
            console.warn("The tuned graph of '%s' stays: %s.".formatted(id, e.getMessage()));
        }
    }
}
