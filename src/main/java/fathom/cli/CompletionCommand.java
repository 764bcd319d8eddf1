package fathom.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** {@code fathom completion}: a script that completes commands and options. */
@Command(
        name = "completion",
        header = "Print a completion script for bash and zsh.",
        description = {
            "",
            "For this shell only: source <(fathom completion)",
            "For good: fathom completion > ~/.fathom-completion, and in ~/.bashrc or ~/.zshrc:"
                    + " source ~/.fathom-completion",
            ""
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("fathom", spec.root().commandLine());
        console.line(script);
        console.result(Map.of("script", script));
        return ExitCode.OK;
    }
}
