package fathom.cli;

import fathom.job.UserFacingException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code fathom demo}: the main job on the bundled photograph. */
@Command(
        name = "demo",
        header = "Show what Fathom makes, on a photograph of its own.",
        description = {
            "",
            "Writes a comparison sheet, a 16-bit depth PNG and a textured GLB mesh of the bundled"
                    + " photograph, made by the starter model.",
            ""
        },
        footer = {"", "Example:", "  fathom demo --out demo"})
final class DemoCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the results; it is made if need be.")
    private Path out = Path.of("");

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    DemoCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        return new MainJob(context, console, out, overwrite).run(List.of(context.bundledPhoto()));
    }
}
