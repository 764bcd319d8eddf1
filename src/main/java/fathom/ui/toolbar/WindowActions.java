package fathom.ui.toolbar;

import java.nio.file.Path;
import java.util.List;

/** What the tool bar asks of the window. */
public interface WindowActions {
    void openFiles();

    void openFolder();

    /** Photographs, folders, or a session. */
    void open(List<Path> paths);

    void openSession();

    /** Where it was saved or opened before, else where the user says. */
    void saveSession();

    void saveSessionAs();

    void paste();

    /** All models, also those that are not on this machine. */
    void models();

    void export();

    void help();
}
