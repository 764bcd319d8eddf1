package fathom.ui.models;

import fathom.ui.state.Problem;

/** Where a model is on its way to this machine. */
public sealed interface EntryState {
    /** Somebody publishes it. */
    record Available() implements EntryState {}

    /** Nobody publishes it; a file of the user's own can be run like it. */
    record Unpublished() implements EntryState {}

    /** Other downloads come first. */
    record Waiting() implements EntryState {}

    /**
     * @param fraction 0 to 1, or negative when unknown
     */
    record Fetching(double fraction, String text) implements EntryState {}

    /**
     * @param bytes that are on the disk already
     */
    record Paused(long bytes) implements EntryState {}

    record Failed(Problem problem) implements EntryState {}

    /**
     * @param pinned whether its hash is the one that it came with, because nobody publishes one
     * @param removable whether it lies in the user's own folder
     */
    record Installed(boolean pinned, boolean removable) implements EntryState {}
}
