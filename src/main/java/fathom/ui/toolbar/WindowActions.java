package fathom.ui.toolbar;

import java.nio.file.Path;
import java.util.List;

/** What the tool bar asks of the window. */
public interface WindowActions {
    void openFiles();

    void openFolder();

    void open(List<Path> paths);

    void paste();

    void export();

    void help();
}
