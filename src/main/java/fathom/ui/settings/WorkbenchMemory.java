package fathom.ui.settings;

import fathom.job.UserFacingException;
import fathom.ui.state.WorkbenchViewModel;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives a workbench the settings of the last time, then follows it: what changed is on the disk a
 * little later, and at the latest when this is closed. Used on the workbench's thread.
 */
public final class WorkbenchMemory implements AutoCloseable {
    public static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchMemory.class);
    private static final long CLOSING_S = 2;

    private final WorkbenchViewModel workbench;
    private final SettingsFile file;
    private final Duration delay;
    private final ScheduledThreadPoolExecutor writer =
            new ScheduledThreadPoolExecutor(
                    1, work -> Thread.ofPlatform().daemon().name("settings").unstarted(work));
    private final AtomicReference<@Nullable Settings> unwritten = new AtomicReference<>();

    private final ObjectProperty<Optional<WindowPlace>> window;
    private final ObjectProperty<ExportChoices> export;
    private final ObjectProperty<DatasetChoices> dataset;
    private final ObjectProperty<Optional<Path>> networks;

    /**
     * @param last what {@code file} said when the program started
     * @param delay from a change to its being written, so that dragging a slider writes once
     */
    public WorkbenchMemory(
            WorkbenchViewModel workbench, SettingsFile file, Settings last, Duration delay) {
        this.workbench = workbench;
        this.file = file;
        this.delay = delay;
        this.window = new SimpleObjectProperty<>(last.window());
        this.export = new SimpleObjectProperty<>(last.export());
        this.dataset = new SimpleObjectProperty<>(last.dataset());
        this.networks = new SimpleObjectProperty<>(last.networks());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        restore(last);
        follow();
    }

    // Properties

    /** Written by the window when it is moved, resized or maximised. */
    public ObjectProperty<Optional<WindowPlace>> windowProperty() {
        return window;
    }

    public ObjectProperty<ExportChoices> exportProperty() {
        return export;
    }

    public ObjectProperty<DatasetChoices> datasetProperty() {
        return dataset;
    }

    /** The folder from which a network was added last. */
    public ObjectProperty<Optional<Path>> networksProperty() {
        return networks;
    }

    // Derived values

    public Settings settings() {
        return new Settings(
                workbench.models().selected().stream().map(card -> card.id()).toList(),
                workbench.models().sideProperty().get(),
                workbench.depth().colormapProperty().get(),
                workbench.depth().rangeProperty().get(),
                workbench.depth().nearAtTopProperty().get(),
                workbench.layoutProperty().get(),
                workbench.appearanceProperty().get(),
                window.get(),
                workbench.library().recent(),
                export.get(),
                workbench.evaluation().protocolProperty().get(),
                workbench.evaluation().alignmentProperty().get(),
                dataset.get(),
                networks.get());
    }

    // Commands

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn("Settings are still being written after {} s", CLOSING_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeUnwritten();
    }

    private void restore(Settings last) {
        workbench.models().sideProperty().set(last.side());
        workbench.models().selectIds(last.models());
        workbench.depth().colormapProperty().set(last.colormap());
        workbench.depth().rangeProperty().set(last.range());
        workbench.depth().nearAtTopProperty().set(last.nearAtTop());
        workbench.layoutProperty().set(last.layout());
        workbench.appearanceProperty().set(last.appearance());
        workbench.library().recent().setAll(last.recent());
        workbench.evaluation().protocolProperty().set(last.protocol());
        workbench.evaluation().alignmentProperty().set(last.alignment());
    }

    private void follow() {
        InvalidationListener changed = source -> remember();
        List.of(
                        workbench.models().selected(),
                        workbench.models().sideProperty(),
                        workbench.depth().colormapProperty(),
                        workbench.depth().rangeProperty(),
                        workbench.depth().nearAtTopProperty(),
                        workbench.layoutProperty(),
                        workbench.appearanceProperty(),
                        workbench.library().recent(),
                        workbench.evaluation().protocolProperty(),
                        workbench.evaluation().alignmentProperty(),
                        window,
                        export,
                        dataset,
                        networks)
                .forEach(source -> source.addListener(changed));
    }

    /** The first change starts the clock; those that follow go with it. */
    private void remember() {
        if (unwritten.getAndSet(settings()) == null && !writer.isShutdown()) {
            var _ = writer.schedule(this::writeUnwritten, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void writeUnwritten() {
        var settings = unwritten.getAndSet(null);
        if (settings == null) return;
        try {
            file.write(settings);
        } catch (UserFacingException failure) {
            LOG.warn("Settings are lost: {}", failure.getMessage(), failure);
        }
    }
}
