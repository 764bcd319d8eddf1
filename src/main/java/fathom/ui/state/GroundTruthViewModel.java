package fathom.ui.state;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.groundtruth.GroundTruthFile;
import fathom.groundtruth.PhotoShape;
import fathom.image.Photo;
import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measured depth of the shown photographs, and how the numbers of its files are read. */
public final class GroundTruthViewModel {
    /** Whole numbers are taken for millimetres where neither the file nor the user says more. */
    public static final double ASSUMED_STEPS = 1000;

    private final JobRunner reader;
    private final Consumer<Notice> notices;
    private final Map<LibraryItem, Source> sources = new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<LibraryItem, Loaded>> all =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Loaded> loaded = new ReadOnlyObjectWrapper<>();
    private List<LibraryItem> shown = List.of();
    private @Nullable LibraryItem current;

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
    public record Loaded(Source source, DepthMap map, boolean assumed, ValueSpread spread) {
        /** What a user should know where it has another shape than its photograph. */
        public Optional<String> mismatch(Photo photo) {
            String name = String.valueOf(source.file().getFileName());
            return PhotoShape.mismatch(name, map.grid(), photo);
        }
    }

    private record Loading(LibraryItem item) {}

    GroundTruthViewModel(JobRunner reader, Consumer<Notice> notices) {
        this.reader = reader;
        this.notices = notices;
    }

    // Properties

    /** Of the photographs that are shown, as far as it is read. */
    public ReadOnlyObjectProperty<Map<LibraryItem, Loaded>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** The current photograph's; null without ground truth, and while it is being read. */
    public ReadOnlyObjectProperty<@Nullable Loaded> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** What belongs to a picture of the library. */
    public Optional<Source> sourceOf(LibraryItem picture) {
        return Optional.ofNullable(sources.get(picture));
    }

    // Commands

    /** Takes a depth file as the ground truth of the current photograph. */
    public void open(Path file) {
        if (current != null) open(current, file);
    }

    /** Takes a depth file as the ground truth of a photograph. */
    public void open(LibraryItem picture, Path file) {
        var source = new Source(file, OptionalDouble.empty());
        if (shown.contains(picture)) read(picture, source);
        else sources.put(picture, source);
    }

    /** Reads the file again: its numbers are that many steps a metre. */
    public void setStepsAMetre(double steps) {
        var now = loaded.get();
        if (now == null || current == null) return;
        read(current, new Source(now.source().file(), OptionalDouble.of(steps)));
    }

    public void remove() {
        if (current == null) return;
        sources.remove(current);
        keep(current, null);
    }

    /** Gives a picture its ground truth before it is shown. */
    public void assign(LibraryItem picture, Source source) {
        sources.put(picture, source);
        if (shown.contains(picture)) read(picture, source);
    }

    /** These photographs are shown, and one of them is the current one. */
    void show(List<LibraryItem> pictures, @Nullable LibraryItem lead) {
        var before = shown;
        shown = List.copyOf(pictures);
        current = lead;
        var kept = new HashMap<>(all.get());
        if (kept.keySet().retainAll(shown)) all.set(Map.copyOf(kept));
        loaded.set(lead == null ? null : all.get().get(lead));
        for (var picture : shown) {
            var source = sources.get(picture);
            if (source != null && !before.contains(picture)) read(picture, source);
        }
    }

    void forget(LibraryItem closed) {
        sources.remove(closed);
    }

    private void read(LibraryItem of, Source source) {
        reader.run(
                new Loading(of),
                monitor -> load(source),
                Outcome.of(
                        found -> {
                            if (!shown.contains(of)) return;
                            sources.put(of, source);
                            keep(of, found);
                        },
                        failure ->
                                notices.accept(Notice.error(failure.problem(), failure.remedy()))));
    }

    private void keep(LibraryItem of, @Nullable Loaded found) {
        var next = new HashMap<>(all.get());
        if (found == null) next.remove(of);
        else next.put(of, found);
        all.set(Map.copyOf(next));
        if (of == current) loaded.set(found);
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
