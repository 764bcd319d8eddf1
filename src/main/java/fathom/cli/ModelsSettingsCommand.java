package fathom.cli;

import fathom.inference.ProcessorCores;
import fathom.inference.Provider;
import fathom.job.UserFacingException;
import fathom.machine.MachineSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code fathom models settings}: how models are fetched and run on this machine. */
@Command(
        name = "settings",
        header = "Say or change how models are fetched and run here.",
        description = {
            "",
            "Without an option it prints the settings. They hold for the window and for all"
                    + " commands; options such as --threads, --provider, --no-tuning and --from go"
                    + " before them.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom models settings",
            "  fathom models settings --mirror https://hub.example.org --threads 4",
            "  fathom models settings --mirror none --tuning off"
        })
final class ModelsSettingsCommand implements Callable<Integer> {
    private static final String NONE = "none";

    private final CliContext context;
    private final Console console;

    @Option(
            names = "--mirror",
            paramLabel = "URL|FOLDER|none",
            description =
                    "Where models are looked for before their publishers' addresses; its paths are"
                            + " the hub's.")
    private @Nullable String mirror;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that a network runs on; 0 means one per physical core.")
    private OptionalInt threads = OptionalInt.empty();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            completionCandidates = Words.Providers.class,
            description = "What computes networks: one of those that this runtime offers.")
    private @Nullable Provider provider;

    @Option(
            names = "--tuning",
            paramLabel = "on|off",
            description = "Whether networks are tuned for this machine and run as tuned.")
    private @Nullable Switch tuning;

    /** The words of a switch. */
    enum Switch {
        on,
        off
    }

    ModelsSettingsCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        var settings = changed(context.machine().get());
        context.machine().set(settings);
        var offered = context.providers();
        String names = offered.stream().map(Provider::id).collect(Collectors.joining(", "));
        var result = new LinkedHashMap<String, Object>();
        result.put("mirror", settings.mirror().orElse(null));
        result.put("threads", settings.threads());
        result.put("cores", cores());
        result.put("provider", settings.provider().orElse(Provider.CPU).id());
        result.put("providers", offered.stream().map(Provider::id).toList());
        result.put("tuning", settings.tuning());
        console.line("Mirror     " + settings.mirror().orElse(NONE));
        console.line("Threads    " + threadsLine(settings));
        console.line(
                "Provider   %s (this runtime offers: %s)"
                        .formatted(settings.provider().orElse(Provider.CPU).id(), names));
        console.line("Tuning     " + (settings.tuning() ? Switch.on : Switch.off));
        console.result(result);
        return ExitCode.OK;
    }

    private MachineSettings changed(MachineSettings now) throws UserFacingException {
        var settings = now;
        if (mirror != null) {
            settings =
                    settings.withMirror(
                            mirror.equals(NONE)
                                    ? Optional.empty()
                                    : Optional.of(MachineSettings.checkedMirror(mirror)));
        }
        if (threads.isPresent()) {
            int count = threads.getAsInt();
            if (count < 0 || count > MachineSettings.MOST_THREADS) {
                throw RunOptions.usage(
                        "--threads is %d.".formatted(count),
                        "Give a number from 0 to %d.".formatted(MachineSettings.MOST_THREADS));
            }
            settings = settings.withThreads(count);
        }
        if (provider != null) settings = settings.withProvider(offered(provider));
        return tuning == null ? settings : settings.withTuning(tuning == Switch.on);
    }

    private Optional<Provider> offered(Provider wanted) throws UserFacingException {
        if (wanted == Provider.CPU) return Optional.empty();
        if (context.providers().contains(wanted)) return Optional.of(wanted);
        throw RunOptions.usage(
                "This build of ONNX Runtime does not offer %s.".formatted(wanted.label()),
                "docs/performance.md says how to run Fathom with another build.");
    }

    private static String threadsLine(MachineSettings settings) {
        return settings.threads() > 0
                ? Integer.toString(settings.threads())
                : "one per physical core (%d)".formatted(cores());
    }

    private static int cores() {
        return ProcessorCores.count().orElse(Runtime.getRuntime().availableProcessors());
    }
}
