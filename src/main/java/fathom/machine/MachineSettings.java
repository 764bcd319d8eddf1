package fathom.machine;

import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.Provider;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.store.web.WebSettings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How models are fetched and run here, for the window and all commands.
 *
 * @param threads that a network runs on; 0 means one per physical core
 * @param provider what computes networks; empty means the processor
 * @param tuning whether networks are tuned and run as they were tuned
 * @param mirror a web address or a folder that is asked for models before their publishers
 */
public record MachineSettings(
        int threads, Optional<Provider> provider, boolean tuning, Optional<String> mirror) {
    public static final MachineSettings DEFAULT =
            new MachineSettings(0, Optional.empty(), true, Optional.empty());
    public static final int MOST_THREADS = 1024;

    public MachineSettings {
        threads = Math.clamp(threads, 0, MOST_THREADS);
        mirror = mirror.map(String::strip).filter(text -> !text.isEmpty());
    }

    public MachineSettings withThreads(int count) {
        return new MachineSettings(count, provider, tuning, mirror);
    }

    public MachineSettings withProvider(Optional<Provider> wanted) {
        return new MachineSettings(threads, wanted, tuning, mirror);
    }

    public MachineSettings withTuning(boolean wanted) {
        return new MachineSettings(threads, provider, wanted, mirror);
    }

    public MachineSettings withMirror(Optional<String> place) {
        return new MachineSettings(threads, provider, tuning, place);
    }

    /** What was asked for, and for the rest what these settings say. */
    EngineOptions complete(EngineOptions asked) {
        var options = asked;
        if (options.threads() == 0) options = options.withThreads(threads);
        options = options.withCallers(Math.min(options.callers(), options.threadsInUse()));
        if (options.provider().isEmpty()) options = options.withProvider(provider);
        boolean untuned = !tuning && options.graph() == GraphChoice.TUNED;
        return untuned ? options.withGraph(GraphChoice.PUBLISHED) : options;
    }

    /**
     * Whether models can be looked for at a place: a web address, or a folder by its full name.
     *
     * @throws UserFacingException a {@link Fault#USAGE} that says what is wrong with it
     */
    public static String checkedMirror(String text) throws UserFacingException {
        String place = text.strip();
        if (place.contains("://")) return WebSettings.address(place, "The mirror").toString();
        try {
            if (Path.of(place).isAbsolute()) return place;
        } catch (InvalidPathException _) {
            // told below
        }
        throw new UserFacingException(
                Fault.USAGE,
                "The mirror '%s' is neither a web address nor a folder's full name."
                        .formatted(place),
                "Give https://... or a folder such as /media/usb/models.");
    }
}
