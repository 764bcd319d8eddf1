package fathom.ui.state;

/** How the tiles are put together to be compared. */
public enum Arrangement {
    /** Side by side. */
    GRID,
    /** The reference and the selected tile on both sides of a line. */
    WIPE,
    /** Side by side, every depth map as its difference to the reference. */
    DIFFERENCE,
    /** The selected tile shines through the reference. */
    OVERLAY
}
