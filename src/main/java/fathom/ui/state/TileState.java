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

    record Failed(String problem, String remedy) implements TileState {}
}
