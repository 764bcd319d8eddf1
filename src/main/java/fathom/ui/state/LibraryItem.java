package fathom.ui.state;

import fathom.image.Photo;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** One picture of the filmstrip. Its photograph is read when it is needed, and may be forgotten. */
public final class LibraryItem {
    /** How far the item is. */
    public enum State {
        /** Nothing was done with it yet. */
        NEW,
        /** It is being read, or a network runs over it. */
        BUSY,
        /** All chosen models have their depth. */
        READY,
        FAILED
    }

    private final Optional<Path> file;
    private final String name;
    private final ReadOnlyObjectWrapper<@Nullable Photo> thumbnail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NEW);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    private LibraryItem(Optional<Path> file, String name) {
        this.file = file;
        this.name = name;
    }

    static LibraryItem ofFile(Path file) {
        return new LibraryItem(Optional.of(file), String.valueOf(file.getFileName()));
    }

    /** A picture that has no file, such as one from the clipboard. */
    public static LibraryItem ofPicture(Photo photo) {
        var item = new LibraryItem(Optional.empty(), photo.name());
        item.thumbnail.set(photo);
        return item;
    }

    /** Empty for a picture from the clipboard. */
    public Optional<Path> file() {
        return file;
    }

    public String name() {
        return name;
    }

    // Properties

    /** A small picture; null until it is read. A pasted picture is its own, in full size. */
    public ReadOnlyObjectProperty<@Nullable Photo> thumbnailProperty() {
        return thumbnail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the picture could not be read; null otherwise. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    // Commands

    void showThumbnail(Photo small) {
        thumbnail.set(small);
    }

    void forgetThumbnail() {
        thumbnail.set(null);
    }

    void setState(State value) {
        state.set(value);
        if (value != State.FAILED) problem.set(null);
    }

    void fail(Problem why) {
        problem.set(why);
        state.set(State.FAILED);
    }
}
