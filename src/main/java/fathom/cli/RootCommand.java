package fathom.cli;

import fathom.job.UserFacingException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code fathom}: opens the window, or does without. */
@Command(
        name = "fathom",
        header = "Depth from single photographs: see it, compare it, export it.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"fathom [IMAGE...]", "       fathom COMMAND [OPTION...]"},
        description = {
            "",
            "Without a command Fathom opens its window with the images named. Where there is no"
                    + " display it says so and runs 'fathom demo' into ./fathom-out.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  fathom photo.jpg                        open the window with a photograph",
            "  fathom demo --out demo                  see what Fathom makes, headless",
            "  fathom estimate photos --out depth      depth of a whole folder",
            "  fathom mesh photo.jpg --out scene.glb   a textured mesh for Blender",
            "  source <(fathom completion)             completion for bash and zsh",
            "",
            "'fathom COMMAND --help' says more about each command."
        })
final class RootCommand implements Callable<Integer> {
    private static final Path FALLBACK = Path.of("fathom-out");

    private final CliContext context;
    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "IMAGE", description = "Images to open.")
    private List<Path> images = new ArrayList<>();

    RootCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the versions of Fathom, ONNX Runtime, Java and JavaFX.")
    void setVersion(boolean wanted) {}

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    void setHelp(boolean wanted) {}

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON document on standard output.")
    void setJson(boolean wanted) {
        console.setJson(wanted);
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print what lies behind an error.")
    void setVerbose(boolean wanted) {
        console.setVerbose(wanted);
    }

    @Override
    public Integer call() throws UserFacingException {
        for (var image : images) requireFile(image);
        try {
            context.openWindow(images);
            return ExitCode.OK;
        } catch (NoDisplayException e) {
            console.line(
                    "%s. Running 'fathom demo' into %s instead.".formatted(e.reason(), FALLBACK));
            var pictures = images.isEmpty() ? List.of(context.bundledPhoto()) : images;
            return new MainJob(context, console, FALLBACK, true).run(pictures);
        }
    }

    /** A mistyped command would otherwise be taken for an image. */
    private static void requireFile(Path image) throws UserFacingException {
        if (Files.exists(image)) return;
        boolean likeACommand = image.toString().matches("[A-Za-z][A-Za-z-]*");
        if (!likeACommand) return;
        throw RunOptions.usage(
                "'%s' is neither a command nor a file.".formatted(image),
                "'fathom --help' lists the commands.");
    }
}
