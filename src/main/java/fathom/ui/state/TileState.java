package fathom.ui.state;

/** How far a tile's picture is. */
public sealed interface TileState {
    /** Nothing to show yet, and nothing being done about it. */
    record Empty(String hint) implements TileState {}

    /**
     * @param progress 0 to 1, or negative when unknown
     */
    record Busy(double progress, String text) implements TileState {}

    record Ready() implements TileState {}

    /**
     * A quick look is shown while the full result is being made.
     *
     * @param progress 0 to 1, or negative when unknown
     */
    record Refining(double progress, String text) implements TileState {}

    /** Whether the tile's picture is what the tile is about, and nothing stands over it. */
    default boolean showsPicture() {
        return this instanceof Ready || this instanceof Refining;
    }

    record Failed(String problem, String remedy) implements TileState {}
}
