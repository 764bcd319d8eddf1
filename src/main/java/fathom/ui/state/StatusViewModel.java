package fathom.ui.state;

import fathom.inference.EngineOptions;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is going on, and what the user should know of it. */
public final class StatusViewModel {
    private static final int MOST_NOTICES = 3;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper threads =
            new ReadOnlyIntegerWrapper(EngineOptions.DEFAULT.threadsInUse());
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<Notice> shownNotices =
            FXCollections.unmodifiableObservableList(notices);

    // Properties

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** 0 to 1, or negative when unknown. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Oldest first; a notice that is said again moves to the end. */
    public ObservableList<Notice> notices() {
        return shownNotices;
    }

    /** How many threads a network runs on. */
    public ReadOnlyIntegerProperty threadsProperty() {
        return threads.getReadOnlyProperty();
    }

    // Commands

    public void setThreads(int count) {
        threads.set(count);
    }

    public void notify(Notice notice) {
        notices.remove(notice);
        notices.add(notice);
        if (notices.size() > MOST_NOTICES) notices.remove(leastNeeded());
    }

    /** What went well has been read sooner than what did not. */
    private Notice leastNeeded() {
        return notices.stream()
                .filter(notice -> notice.tone() == Notice.Tone.SUCCESS)
                .findFirst()
                .orElseGet(notices::getFirst);
    }

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }

    void work(double fraction, String what) {
        message.set(what);
        progress.set(fraction);
        busy.set(true);
    }

    void idle() {
        busy.set(false);
        progress.set(-1);
        message.set("");
    }
}
