package fathom.ui.state;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.groundtruth.GroundTruthFile;
import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measured depth of the shown photograph, and how the numbers of its file are read. */
public final class GroundTruthViewModel {
    /** Whole numbers are taken for millimetres where neither the file nor the user says more. */
    public static final double ASSUMED_STEPS = 1000;

    private final JobRunner reader;
    private final Consumer<Notice> notices;
    private final Map<LibraryItem, Source> sources = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Loaded> loaded = new ReadOnlyObjectWrapper<>();
    private @Nullable LibraryItem item;

    /**
     * A file and how it is read.
     *
     * @param stepsAMetre by which the numbers are divided; empty for what the file says
     */
    public record Source(Path file, OptionalDouble stepsAMetre) {}

    /**
     * @param assumed whether the scale is a guess that the user should confirm
     * @param spread ready to be coloured
     */
    public record Loaded(Source source, DepthMap map, boolean assumed, ValueSpread spread) {}

    private record Loading(Source source) {}

    GroundTruthViewModel(JobRunner reader, Consumer<Notice> notices) {
        this.reader = reader;
        this.notices = notices;
    }

    // Properties

    /** Null without ground truth, and while it is being read. */
    public ReadOnlyObjectProperty<@Nullable Loaded> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** What belongs to a picture of the library. */
    public Optional<Source> sourceOf(LibraryItem picture) {
        return Optional.ofNullable(sources.get(picture));
    }

    // Commands

    /** Takes a depth file as the ground truth of the shown photograph. */
    public void open(Path file) {
        if (item != null) read(new Source(file, OptionalDouble.empty()));
    }

    /** Reads the file again: its numbers are that many steps a metre. */
    public void setStepsAMetre(double steps) {
        var now = loaded.get();
        if (now != null) read(new Source(now.source().file(), OptionalDouble.of(steps)));
    }

    public void remove() {
        if (item != null) sources.remove(item);
        loaded.set(null);
    }

    /** Gives a picture its ground truth before it is shown. */
    public void assign(LibraryItem picture, Source source) {
        sources.put(picture, source);
        if (picture == item) read(source);
    }

    /** Another photograph is shown. */
    void show(@Nullable LibraryItem next) {
        item = next;
        loaded.set(null);
        var source = next == null ? null : sources.get(next);
        if (source != null) read(source);
    }

    void forget(LibraryItem closed) {
        sources.remove(closed);
    }

    private void read(Source source) {
        var of = item;
        if (of == null) return;
        reader.run(
                new Loading(source),
                monitor -> load(source),
                Outcome.of(
                        found -> {
                            if (of != item) return;
                            sources.put(of, source);
                            loaded.set(found);
                        },
                        failure ->
                                notices.accept(Notice.error(failure.problem(), failure.remedy()))));
    }

    private static Loaded load(Source source) throws UserFacingException {
        var file = source.file();
        var kind = Optional.<DepthKind>empty();
        try {
            var map = GroundTruthFile.read(file, kind, source.stepsAMetre());
            return new Loaded(source, map, false, ValueSpread.of(map));
        } catch (UserFacingException unreadable) {
            if (source.stepsAMetre().isPresent()) throw unreadable;
            return assuming(source, unreadable);
        }
    }

    /** Whole numbers without a scale are readable once one is assumed; other files are not. */
    private static Loaded assuming(Source source, UserFacingException before)
            throws UserFacingException {
        try {
            var map =
                    GroundTruthFile.read(
                            source.file(),
                            Optional.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.of(ASSUMED_STEPS));
            return new Loaded(source, map, true, ValueSpread.of(map));
        } catch (UserFacingException unreadable) {
            throw before;
        }
    }
}
