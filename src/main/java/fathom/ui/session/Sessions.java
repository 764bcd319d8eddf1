package fathom.ui.session;

import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.settings.Settings;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.Notice;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Saves what a workbench shows as a session, and opens sessions. Used on its thread. */
public final class Sessions {
    public static final String EXTENSION = ".fathom";

    private final WorkbenchViewModel workbench;
    private final JobRunner runner;
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private record Opening() {}

    private record Saving() {}

    private record Found(Session session, List<Path> missing) {}

    public Sessions(WorkbenchViewModel workbench, JobRunner runner) {
        this.workbench = workbench;
        this.runner = runner;
    }

    public static boolean isSession(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /** Where the session was last saved or opened. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Adds the ending where the name lacks it, and replaces a file that is there. */
    public void save(Path chosen) {
        Path target =
                isSession(chosen)
                        ? chosen
                        : chosen.resolveSibling(chosen.getFileName() + EXTENSION);
        Session session = capture();
        long pasted =
                workbench.library().items().stream().filter(item -> item.file().isEmpty()).count();
        runner.run(
                new Saving(),
                _ -> {
                    SessionFile.write(session, target);
                    return target;
                },
                Outcome.of(
                        written -> {
                            remember(written);
                            String text = Messages.text("session.saved", written.getFileName());
                            workbench.status().notify(Notice.written(text, written));
                            if (pasted > 0) {
                                warn(
                                        Messages.text("session.pasted", pasted),
                                        Messages.text("session.pasted.remedy"));
                            }
                        },
                        this::fail));
    }

    /** Replaces what is open by what the session says. Files that are gone are named. */
    public void open(Path session) {
        var usual = ComparisonChoices.of(workbench.comparison());
        runner.run(
                new Opening(),
                _ -> {
                    var read = SessionFile.read(session, usual);
                    return new Found(read, missing(read));
                },
                Outcome.of(found -> restore(session, found), this::fail));
    }

    private static List<Path> missing(Session session) {
        return session.pictures().stream()
                .flatMap(
                        picture ->
                                Stream.concat(
                                        Stream.of(picture.file()),
                                        picture.truth().stream().map(truth -> truth.file())))
                .filter(path -> !Files.isRegularFile(path))
                .toList();
    }

    // From the workbench

    private Session capture() {
        var library = workbench.library();
        var items = library.items().stream().filter(item -> item.file().isPresent()).toList();
        var pictures =
                items.stream()
                        .map(
                                item ->
                                        new Session.Picture(
                                                item.file().orElseThrow(),
                                                workbench.groundTruth().sourceOf(item),
                                                workbench.lensOf(item)))
                        .toList();
        var marking = workbench.comparison().marking();
        var unset = Settings.DEFAULT;
        return new Session(
                pictures,
                Math.max(0, items.indexOf(library.currentProperty().get())),
                library.togetherProperty().get().stream()
                        .map(items::indexOf)
                        .filter(index -> index >= 0)
                        .toList(),
                new Settings(
                        workbench.models().selected().stream().map(card -> card.id()).toList(),
                        workbench.models().sideProperty().get(),
                        workbench.depth().colormapProperty().get(),
                        workbench.depth().rangeProperty().get(),
                        workbench.depth().nearAtTopProperty().get(),
                        workbench.layoutProperty().get(),
                        unset.appearance(),
                        unset.window(),
                        unset.recent(),
                        unset.export(),
                        unset.protocol(),
                        unset.alignment(),
                        unset.dataset(),
                        unset.networks()),
                ComparisonChoices.of(workbench.comparison()),
                workbench.evaluation().protocolProperty().get(),
                workbench.evaluation().alignmentProperty().get(),
                Optional.ofNullable(marking.profileProperty().get()),
                marking.pairs());
    }

    // To the workbench

    private void restore(Path from, Found found) {
        var session = found.session();
        var view = session.view();
        workbench.models().sideProperty().set(view.side());
        workbench.models().selectIds(view.models());
        workbench.depth().colormapProperty().set(view.colormap());
        workbench.depth().rangeProperty().set(view.range());
        workbench.depth().nearAtTopProperty().set(view.nearAtTop());
        workbench.layoutProperty().set(view.layout());
        workbench.evaluation().protocolProperty().set(session.protocol());
        workbench.evaluation().alignmentProperty().set(session.evaluationAlignment());
        showPictures(session, found.missing());
        session.comparison().restore(workbench.comparison());
        remember(from);
        if (!found.missing().isEmpty()) {
            warn(
                    Messages.text(
                            "session.missing",
                            found.missing().size(),
                            found.missing().stream()
                                    .map(path -> String.valueOf(path.getFileName()))
                                    .collect(Collectors.joining(", "))),
                    Messages.text("session.missing.remedy", found.missing().getFirst()));
        }
        var absent = absentModels(view.models());
        if (!absent.isEmpty()) {
            warn(
                    Messages.text("session.models", String.join(", ", absent)),
                    Messages.text("session.models.remedy"));
        }
    }

    private void showPictures(Session session, List<Path> missing) {
        var library = workbench.library();
        var there = new ArrayList<Session.Picture>();
        for (var picture : session.pictures()) {
            if (!missing.contains(picture.file())) there.add(picture);
        }
        var items = library.replaceBy(there.stream().map(Session.Picture::file).toList());
        for (int i = 0; i < items.size(); i++) {
            LibraryItem item = items.get(i);
            workbench.setLens(item, there.get(i).lens());
            there.get(i)
                    .truth()
                    .filter(truth -> !missing.contains(truth.file()))
                    .ifPresent(truth -> workbench.groundTruth().assign(item, truth));
        }
        if (items.isEmpty()) return;
        int wanted = Math.clamp(session.shown(), 0, session.pictures().size() - 1);
        int shown = there.indexOf(session.pictures().get(wanted));
        LibraryItem first = items.get(Math.max(0, shown));
        var marking = workbench.comparison().marking();
        // What was drawn is forgotten when a photograph comes, and ground truth becomes the
        // reference; both happen before whoever waits longer hears of it.
        once(
                workbench.photoProperty(),
                () -> {
                    if (shown < 0 || workbench.library().currentProperty().get() != first) return;
                    marking.profileProperty().set(session.profile().orElse(null));
                    marking.setPairs(session.pairs());
                });
        once(
                workbench.groundTruth().loadedProperty(),
                () ->
                        workbench
                                .comparison()
                                .referenceProperty()
                                .set(session.comparison().reference()));
        library.select(first);
        var together = new ArrayList<LibraryItem>();
        for (int index : session.together()) {
            int found = there.indexOf(session.pictures().get(index));
            if (found >= 0) together.add(items.get(found));
        }
        if (together.size() > 1) library.selectTogether(together);
    }

    /** Runs when the value is next something, after those who have listened longer. */
    private static <T> void once(ObservableValue<T> value, Runnable then) {
        value.addListener(
                new ChangeListener<T>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends T> source, T before, @Nullable T now) {
                        if (now == null) return;
                        value.removeListener(this);
                        then.run();
                    }
                });
    }

    private List<String> absentModels(List<String> ids) {
        var known = workbench.models().cards().stream().map(card -> card.id()).toList();
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }

    private void remember(Path session) {
        Path path = Objects.requireNonNull(session.toAbsolutePath().normalize());
        file.set(Optional.of(path));
        workbench.library().remember(path);
    }

    private void warn(String message, String remedy) {
        workbench
                .status()
                .notify(new Notice(Notice.Tone.WARNING, message, remedy, Optional.empty()));
    }

    private void fail(UserFacingException failure) {
        workbench.status().notify(Notice.error(failure.problem(), failure.remedy()));
    }
}
