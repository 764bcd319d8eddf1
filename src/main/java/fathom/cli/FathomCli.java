package fathom.cli;

import fathom.job.UserFacingException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Parses a command line, runs its command and turns every outcome into an exit code. */
public final class FathomCli {
    private final CliContext context;
    private final Console console;

    public FathomCli(CliContext context, Console console) {
        this.context = context;
        this.console = console;
        context.onNotice(console::warn);
    }

    /** Returns the exit code. */
    public int run(String... arguments) {
        var commandLine = commandLine();
        // Errors while parsing are told in the form asked for, wherever the option stands.
        console.setJson(List.of(arguments).contains("--json"));
        console.setVerbose(List.of(arguments).contains("--verbose"));
        return commandLine.execute(arguments);
    }

    private CommandLine commandLine() {
        var models =
                new CommandLine(new ModelsCommand(context, console))
                        .addSubcommand("pull", new ModelsPullCommand(context, console))
                        .addSubcommand("verify", new ModelsVerifyCommand(context, console))
                        .addSubcommand("add", new ModelsAddCommand(context, console))
                        .addSubcommand("remove", new ModelsRemoveCommand(context, console))
                        .addSubcommand("tune", new ModelsTuneCommand(context, console))
                        .addSubcommand("settings", new ModelsSettingsCommand(context, console));
        var commandLine =
                new CommandLine(new RootCommand(context, console))
                        .addSubcommand("demo", new DemoCommand(context, console))
                        .addSubcommand("estimate", new EstimateCommand(context, console))
                        .addSubcommand("compare", new CompareCommand(context, console))
                        .addSubcommand("evaluate", new EvaluateCommand(context, console))
                        .addSubcommand("calibrate", new CalibrateCommand(context, console))
                        .addSubcommand("mesh", new MeshCommand(context, console))
                        .addSubcommand("models", models)
                        .addSubcommand("bench", new BenchCommand(context, console))
                        .addSubcommand("completion", new CompletionCommand(console));
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setOut(console.out());
        commandLine.setErr(console.err());
        commandLine.setOverwrittenOptionsAllowed(false);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((failure, _) -> wrongUse(failure));
        commandLine.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        Words.register(commandLine);
        return commandLine;
    }

    private int execute(ParseResult parsed) {
        if (!parsed.isVersionHelpRequested()) return new RunLast().execute(parsed);
        context.versions().forEach((name, version) -> console.line(name + " " + version));
        console.result(context.versions());
        return ExitCode.OK;
    }

    private int wrongUse(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        if (failure.getCause() instanceof InvalidPathException path) return undecodable(path);
        String problem = sentence(String.valueOf(failure.getMessage()));
        String remedy = "Try '%s --help'.".formatted(command);
        if (failure instanceof UnmatchedArgumentException unmatched) {
            var near = unmatched.getSuggestions();
            if (!near.isEmpty()) remedy = "Did you mean %s? %s".formatted(near.getFirst(), remedy);
        }
        return end(RunOptions.usage(problem, remedy));
    }

    /** Happens to names with letters beyond ASCII where no locale is set, as in containers. */
    private int undecodable(InvalidPathException path) {
        return end(
                RunOptions.usage(
                        "The file name '%s' cannot be understood in this locale."
                                .formatted(path.getInput()),
                        "Set LC_ALL=C.UTF-8 and run it again."));
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("Wrong use").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private int failed(Exception failure) {
        return switch (failure) {
            case UserFacingException known -> end(known);
            case CancellationException _ -> ExitCode.CANCELLED;
            default -> internal(failure);
        };
    }

    private int end(UserFacingException failure) {
        int exitCode = ExitCode.of(failure.fault());
        console.problem(failure);
        console.noResult(exitCode, failure.problem(), failure.remedy());
        return exitCode;
    }

    private int internal(Exception failure) {
        console.internal(failure);
        console.noResult(ExitCode.INTERNAL, failure.toString(), "Please report it.");
        return ExitCode.INTERNAL;
    }
}
