package fathom.ui.state;

import fathom.image.Photo;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.text.Messages;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pictures that are open, the one that is shown, and those that were open before. */
public final class LibraryViewModel {
    public static final int THUMBNAIL_SIDE = 224;
    private static final int MOST_THUMBNAILS = 400;
    private static final int MOST_RECENT = 12;

    /** All of them are kept in full size, with all their depth. */
    public static final int MOST_TOGETHER = 12;

    private final PhotoSource photos;
    private final JobRunner readers;
    private final Consumer<Notice> notices;

    private final ObservableList<LibraryItem> items = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<LibraryItem> shownItems =
            FXCollections.unmodifiableObservableList(items);

    private final ReadOnlyObjectWrapper<@Nullable LibraryItem> current =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LibraryItem>> together =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final Deque<LibraryItem> withThumbnail = new ArrayDeque<>();
    private final List<Consumer<LibraryItem>> removalListeners = new ArrayList<>();

    private record ThumbnailOf(LibraryItem item) {}

    private record Opening(List<Path> paths) {}

    /**
     * @param readers reads folders and small pictures; not the thread that reads the shown one
     * @param notices told what could not be opened
     */
    public LibraryViewModel(PhotoSource photos, JobRunner readers, Consumer<Notice> notices) {
        this.photos = photos;
        this.readers = readers;
        this.notices = notices;
    }

    // Properties

    public ObservableList<LibraryItem> items() {
        return shownItems;
    }

    public ReadOnlyObjectProperty<@Nullable LibraryItem> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The pictures that are shown at once, in their order; the current one is among them. */
    public ReadOnlyObjectProperty<List<LibraryItem>> togetherProperty() {
        return together.getReadOnlyProperty();
    }

    /** Newest first. */
    public ObservableList<Path> recent() {
        return recent;
    }

    // Commands

    /** Opens files, and the pictures in folders; shows the first of them. */
    public void open(Collection<Path> paths) {
        if (paths.isEmpty()) return;
        var asked = List.copyOf(paths);
        readers.run(
                new Opening(asked),
                monitor -> {
                    var found = new ArrayList<Path>();
                    for (var path : asked) {
                        monitor.throwIfCancelled();
                        found.addAll(photos.picturesIn(path.toAbsolutePath().normalize()));
                    }
                    return found;
                },
                Outcome.of(
                        this::add,
                        failure ->
                                notices.accept(Notice.error(failure.problem(), failure.remedy()))));
    }

    /**
     * Closes everything and has these files in its place, none of them shown yet.
     *
     * @return one item for each file, in their order
     */
    public List<LibraryItem> replaceBy(List<Path> files) {
        show(List.of(), null);
        for (var item : List.copyOf(items)) remove(item);
        var added = files.stream().map(LibraryItem::ofFile).toList();
        items.addAll(added);
        return added;
    }

    /** Adds a picture that has no file and shows it. */
    public void paste(Photo picture) {
        var item = LibraryItem.ofPicture(picture);
        items.add(item);
        select(item);
    }

    /** Shows a picture alone. */
    public void select(LibraryItem item) {
        show(List.of(item), item);
    }

    /**
     * Shows several pictures at once. The current one stays that if it is among them; of more than
     * {@link #MOST_TOGETHER} the last ones are left out, and the user is told.
     */
    public void selectTogether(Collection<LibraryItem> wanted) {
        var inOrder = items.stream().filter(wanted::contains).toList();
        if (inOrder.isEmpty()) return;
        var shown = inOrder;
        if (inOrder.size() > MOST_TOGETHER) {
            shown = inOrder.subList(0, MOST_TOGETHER);
            notices.accept(
                    Notice.warning(Messages.text("filmstrip.most", MOST_TOGETHER, wanted.size())));
        }
        var now = current.get();
        show(List.copyOf(shown), now != null && shown.contains(now) ? now : shown.getFirst());
    }

    /** Makes one of the pictures that are shown at once the current one. */
    public void lead(LibraryItem item) {
        if (together.get().contains(item)) show(together.get(), item);
    }

    /** Whoever hears of the one property finds the other set already, or hears of it next. */
    private void show(List<LibraryItem> shown, @Nullable LibraryItem lead) {
        current.set(lead);
        together.set(shown);
        if (lead != null) lead.file().ifPresent(this::remember);
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    /** Closes a picture; its neighbour takes its place. */
    public void remove(LibraryItem item) {
        int index = items.indexOf(item);
        if (index < 0) return;
        items.remove(index);
        withThumbnail.remove(item);
        readers.cancel(new ThumbnailOf(item)::equals);
        var rest = together.get().stream().filter(shown -> shown != item).toList();
        if (items.isEmpty()) show(List.of(), null);
        else if (current.get() != item) show(rest, current.get());
        else if (rest.isEmpty()) select(items.get(Math.min(index, items.size() - 1)));
        else show(rest, rest.getFirst());
        removalListeners.forEach(listener -> listener.accept(item));
    }

    /** Told of every picture that is closed, so that what was kept of it can be forgotten. */
    public void onRemoved(Consumer<LibraryItem> listener) {
        removalListeners.add(listener);
    }

    /** Asks for the small picture of an item that is in sight. */
    public void wantThumbnail(LibraryItem item) {
        var key = new ThumbnailOf(item);
        if (item.thumbnailProperty().get() != null || item.file().isEmpty()) return;
        if (item.stateProperty().get() == LibraryItem.State.FAILED || readers.isWanted(key)) return;
        Path file = item.file().get();
        readers.run(
                key,
                monitor -> photos.readSmall(file, THUMBNAIL_SIDE),
                Outcome.of(
                        small -> keepThumbnail(item, small),
                        failure -> item.fail(Problem.of(failure))));
    }

    private void add(List<Path> files) {
        LibraryItem first = null;
        for (var file : files) {
            var item = itemOf(file).orElseGet(() -> LibraryItem.ofFile(file));
            if (!items.contains(item)) items.add(item);
            if (first == null) first = item;
        }
        if (first != null) select(first);
    }

    private Optional<LibraryItem> itemOf(Path file) {
        return items.stream()
                .filter(item -> item.file().filter(file::equals).isPresent())
                .findFirst();
    }

    private void keepThumbnail(LibraryItem item, Photo small) {
        item.showThumbnail(small);
        withThumbnail.addLast(item);
        if (withThumbnail.size() > MOST_THUMBNAILS) withThumbnail.removeFirst().forgetThumbnail();
    }

    private void step(int by) {
        var shown = current.get();
        int index = shown == null ? -1 : items.indexOf(shown);
        int next = index + by;
        if (next >= 0 && next < items.size()) select(items.get(next));
    }

    /** Puts a file at the head of those that were open before. */
    public void remember(Path file) {
        recent.remove(file);
        recent.addFirst(file);
        if (recent.size() > MOST_RECENT) recent.remove(MOST_RECENT, recent.size());
    }
}
