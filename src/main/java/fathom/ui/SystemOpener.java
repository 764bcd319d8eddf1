package fathom.ui;

import java.nio.file.Path;

/** Hands files to the system. */
@FunctionalInterface
public interface SystemOpener {
    /**
     * Returns at once.
     *
     * @param failed is called, on any thread, when the system has no program for it or that program
     *     fails as it starts
     */
    void open(Path file, Runnable failed);
}
