package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.BenchRun;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code fathom bench}: what an estimate costs on this machine. */
@Command(
        name = "bench",
        customSynopsis = "fathom bench [--model ID...] [--image F] [--runs N] [OPTION...]",
        header = "Measure how long estimates take on this machine.",
        description = {
            "",
            "Each model is loaded, run once, warmed up for five seconds at most and then measured on"
                    + " its own. LOAD is loading the network, with the first model also starting the"
                    + " runtime; FIRST the first estimate after it. The others are what an estimate"
                    + " costs from then on, in its three steps. Decoding the image is not counted."
                    + " MEMORY is the most that the whole process held meanwhile.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom bench",
            "  fathom bench --image photo.jpg --runs 50 --threads 4",
            "  fathom bench --model starter --size 512 --json"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 100_000;

    private final CliContext context;
    private final Console console;

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
            names = "--image",
            paramLabel = "F",
            description = "The photograph to run them on (default: the bundled one).")
    private @Nullable Path image;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How many estimates are measured (default: 20).")
    private int runs = 20;

    @Mixin private RunOptions run = new RunOptions();

    BenchCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        run.check();
        if (runs < 1 || runs > MOST_RUNS) {
            throw RunOptions.usage(
                    "--runs is %d.".formatted(runs),
                    "Give a number from 1 to %d.".formatted(MOST_RUNS));
        }
        var cards = run.prepared(models.in(context.models()));
        return InterruptibleWork.run(console, monitor -> measure(cards, monitor));
    }

    private int measure(List<ModelCard> cards, JobMonitor monitor) throws UserFacingException {
        for (var card : cards) context.pipeline().verify(card, monitor);
        Path file = image != null ? image : context.bundledPhoto();
        var photo = run.photos(context).read(file);
        var engine = run.engine();
        var report = new BenchReport(file, photo, runs, engine.threadsInUse(), context.versions());
        var bench = new BenchRun(context.pipeline());
        for (var card : cards) {
            var request = run.request(photo, card);
            report.add(bench.measure(request, runs, monitor));
        }
        report.lines().forEach(console::line);
        console.result(report.document());
        return ExitCode.OK;
    }
}
