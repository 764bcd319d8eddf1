package fathom.ui.models;

import fathom.inference.EngineOptions;
import fathom.inference.Provider;
import fathom.job.UserFacingException;
import fathom.machine.MachineSettings;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How models are fetched and run here, as the user changes it. Every change acts at once. */
public final class MachineViewModel {
    private static final String SAVING = "machine settings";
    private static final String ASKING = "providers";

    private final MachineAccess machine;
    private final JobRunner runner;
    private final ReadOnlyObjectWrapper<MachineSettings> settings;

    /** The same for the runner's threads, of which the last to write must write the newest. */
    private volatile MachineSettings newest;

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<Provider> providers =
            FXCollections.observableArrayList(Provider.CPU);

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<Provider> shownProviders =
            FXCollections.unmodifiableObservableList(providers);

    public MachineViewModel(MachineAccess machine, JobRunner runner) {
        this.machine = machine;
        this.runner = runner;
        this.settings = new ReadOnlyObjectWrapper<>(machine.settings().get());
        this.newest = settings.get();
    }

    // Properties

    public ReadOnlyObjectProperty<MachineSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Why the last change was not taken; empty when it was. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the runtime at hand offers; the processor alone until {@link #ask} was answered. */
    public ObservableList<Provider> providers() {
        return shownProviders;
    }

    /** The threads that a network runs on now. */
    public int threadsInUse() {
        return EngineOptions.DEFAULT.withThreads(settings.get().threads()).threadsInUse();
    }

    /** One thread per core is what 0 stands for. */
    public static int cores() {
        return EngineOptions.DEFAULT.threadsInUse();
    }

    // Commands

    /** Finds out what the runtime offers. */
    public void ask() {
        runner.run(
                ASKING,
                _ -> machine.providers().get(),
                Outcome.of(this::offer, failure -> problem.set(failure.problem())));
    }

    private void offer(Set<Provider> offered) {
        var now = List.copyOf(offered);
        if (!providers.equals(now)) providers.setAll(now);
    }

    /** An address or a folder; nothing for none. */
    public void setMirror(String text) {
        try {
            Optional<String> mirror =
                    text.isBlank()
                            ? Optional.empty()
                            : Optional.of(MachineSettings.checkedMirror(text));
            change(settings.get().withMirror(mirror));
        } catch (UserFacingException e) {
            problem.set(e.problem() + " " + e.remedy());
        }
    }

    /** 0 means one per core. */
    public void setThreads(int count) {
        change(settings.get().withThreads(count));
    }

    public void setProvider(Provider provider) {
        change(
                settings.get()
                        .withProvider(
                                Optional.of(provider).filter(wanted -> wanted != Provider.CPU)));
    }

    public void setTuning(boolean wanted) {
        change(settings.get().withTuning(wanted));
    }

    private void change(MachineSettings next) {
        problem.set("");
        if (next.equals(settings.get())) return;
        boolean runsDifferently = !next.withMirror(settings.get().mirror()).equals(settings.get());
        settings.set(next);
        newest = next;
        runner.run(
                SAVING,
                _ -> {
                    synchronized (machine) {
                        machine.settings().set(newest);
                    }
                    if (runsDifferently) machine.closeNetworks().run();
                    return next;
                },
                Outcome.of(
                        _ -> {},
                        failure -> problem.set(failure.problem() + " " + failure.remedy())));
    }
}
