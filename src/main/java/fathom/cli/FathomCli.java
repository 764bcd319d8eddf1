package fathom.cli;

import fathom.job.UserFacingException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

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
        // Errors while parsing are told in the form asked for, wherever the option stands.
        console.setJson(List.of(arguments).contains("--json"));
        console.setVerbose(List.of(arguments).contains("--verbose"));
        // Scripts ask for it often, and it needs no parser.
        if (List.of(arguments).equals(List.of("--version"))) return printVersions();
        return commandLine(List.of(arguments)).execute(arguments);
    }

    private CommandLine commandLine(List<String> words) {
        var commandLine = new CommandLine(new RootCommand(context, console));
        named(words, commands())
                .forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
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

    private Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("demo", () -> new DemoCommand(context, console));
        commands.put("estimate", () -> new EstimateCommand(context, console));
        commands.put("compare", () -> new CompareCommand(context, console));
        commands.put("evaluate", () -> new EvaluateCommand(context, console));
        commands.put("calibrate", () -> new CalibrateCommand(context, console));
        commands.put("mesh", () -> new MeshCommand(context, console));
        commands.put("models", this::modelsCommand);
        commands.put("bench", () -> new BenchCommand(context, console));
        commands.put("completion", () -> new CompletionCommand(console));
        return commands;
    }

    private CommandLine modelsCommand() {
        return new CommandLine(new ModelsCommand(context, console))
                .addSubcommand("pull", new ModelsPullCommand(context, console))
                .addSubcommand("verify", new ModelsVerifyCommand(context, console))
                .addSubcommand("add", new ModelsAddCommand(context, console))
                .addSubcommand("remove", new ModelsRemoveCommand(context, console))
                .addSubcommand("tune", new ModelsTuneCommand(context, console))
                .addSubcommand("settings", new ModelsSettingsCommand(context, console));
    }

    /**
     * Building all commands takes longer than everything else that a start does, so only those are
     * built whose names stand among the words. The root's help and the completion script list all;
     * a file of arguments may name any.
     */
    private static <T> Map<String, T> named(List<String> words, Map<String, T> commands) {
        var named = new LinkedHashMap<>(commands);
        named.keySet().retainAll(words);
        boolean help = words.stream().anyMatch(word -> word.matches("--help|-[a-zA-Z]*h.*"));
        boolean unread = words.stream().anyMatch(word -> word.startsWith("@"));
        boolean listsAll = named.containsKey("completion") || (named.isEmpty() && help) || unread;
        return listsAll ? commands : named;
    }

    private int execute(ParseResult parsed) {
        return parsed.isVersionHelpRequested() ? printVersions() : new RunLast().execute(parsed);
    }

    private int printVersions() {
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
