package fathom.machine;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.Provider;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens networks as the machine's settings say where nothing else was asked for. A provider that
 * cannot be used, or fails while it computes, is replaced by the processor, and the user is told.
 */
public final class MachineEngines implements DepthEngines {
    private final DepthEngines engines;
    private final Supplier<MachineSettings> settings;
    private final Supplier<Set<Provider>> available;
    private final Consumer<String> tell;
    private final Set<Provider> told = EnumSet.noneOf(Provider.class);

    /**
     * @param available what the runtime at hand offers; asked only for others than the processor
     * @param tell takes what the user should know about a provider that is not used
     */
    public MachineEngines(
            DepthEngines engines,
            Supplier<MachineSettings> settings,
            Supplier<Set<Provider>> available,
            Consumer<String> tell) {
        this.engines = engines;
        this.settings = settings;
        this.available = available;
        this.tell = tell;
    }

    @Override
    public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
        var complete = settings.get().complete(options);
        if (complete.onProcessor()) return engines.open(card, complete);
        var wanted = complete.provider().orElseThrow();
        if (!available.get().contains(wanted)) {
            fallBack(wanted, "this build of the runtime does not have it");
        } else {
            try {
                return new ProviderEngine(
                        engines.open(card, complete),
                        () -> onProcessor(card, complete),
                        reason -> takeOver(wanted, reason));
            } catch (UserFacingException e) {
                fallBack(wanted, e.problem());
            }
        }
        return onProcessor(card, complete);
    }

    private DepthEngine onProcessor(ModelCard card, EngineOptions options)
            throws UserFacingException {
        return engines.open(card, options.withProvider(Optional.of(Provider.CPU)));
    }

    private void takeOver(Provider failed, String reason) {
        tell.accept(
                "%s failed, so the processor goes on, slower: %s"
                        .formatted(failed.label(), reason));
    }

    private void fallBack(Provider wanted, String reason) {
        synchronized (told) {
            if (!told.add(wanted)) return;
        }
        tell.accept(
                "%s cannot be used here, so the processor computes: %s."
                        .formatted(wanted.label(), reason.replaceAll("\\.$", "")));
    }

    @Override
    public String runtimeVersion() {
        return engines.runtimeVersion();
    }
}
